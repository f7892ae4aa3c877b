"""Quantified goals, incentives, thresholds and ratios: what a paper wants, pays, asks and shares out."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .amounts import Amount, find_amounts, level_values, split_scale
from .indicator_tables import find_indicators
from .indicators import JOINED, SAME, name_measured, name_paid, strip_lead
from .records import Bound, Date, Target, TargetKind
from .source import Passage

# What before or behind an amount bounds it.
_BEFORE = re.compile(
    r"(?P<ge>不少于|不得?少于|不低于|不得低于|不小于|至少|不下于|超过|高于|大于|多于|(?:突破|超|破)(?=[一-龥 ]?$)|(?<![通经])过$)|"
    r"(?P<le>不超过|不得超过|不突破|不高于|不得高于|不多于|不大于|最高|最多|最长|上限|封顶|以内|控制在|低于|小于|不满|不足|少于)|"
    r"(?P<about>大约|(?<![制节合公预])约(?!束|定)|接近)"
)
# 培育产值超过1亿元的企业10家: what bounds the money does not bound the count.
_APART = re.compile("[的元0-9]")
_NEGATED = re.compile("(?:不|不得|未|没有)$")
_AFTERS: dict[str, Bound] = {
    "以上": ">=", "以下": "<=", "以内": "<=", "之内": "<=", "内": "<=", "左右": "~", "上下": "~",
}  # fmt: skip
# Not the new value but the old one: 由7%提高到15%.
_OLD = re.compile(
    r"(?:左右)?(?:逐步|相应|统一|分别|再)?(?:提高|提升|增加|上升|增长|扩大|下降|降低|降|调整|调|缩短|缩减|压缩|减少)(?:到|至|为)"
)
_FROM = re.compile(r"[由从][^，。；：由从]{0,12}$")
# 由一类1620元、二类1520元，依次调整为1700元、1600元
_OLD_LIST = re.compile(
    "[^，。；：由从\n]*，(?:依次|分别)(?:提高|提升|增加|上升|扩大|下降|降低|调整|缩短|减少)(?:到|至|为)"
)
_FROM_LIST = re.compile("[由从](?!事|业)[^，。；：由从\n]*$")
# What makes a number of things a goal.
_GOAL = re.compile(
    r"新增|增加|新建|联通|打通|年产|建成|建设|建立|创建|打造|培育|培养|引育|引进|招引|实施|发布|形成|培训|完成|推广|开展|举办|承办|组织|参加|设立|新开|开通|"
    r"(?<![现已])建有|落地|集聚|推动|推进|实现|面向|遴选|认定|评选|扶持|支持|孵化|争创|争取|力争|累计|达|总数|编制|制定|推出|出台|布局|创办|入选|盘活|改造|整治|"
    r"筹集|投入|投资|种植|合建|选派|招聘|招收|输送|提供|应用|配备|选树|新(?:改扩?|（改、?扩）)建|放宽|掘进|整合|上线|升级|转化|攻克|拓展|覆盖|服务|惠及|创成|获评|确保|上市|扩大|缩减|压缩|缩短|减少|降|"
    r"安排|给予|奖励|补助|补贴|资助|突破|增长"
)
_NO_GOAL = re.compile(
    r"^(?:方面|步骤|阶段|环节|部分|层面|原则|要点|专题|字|领域|问题|情形|重点方向|附件|层次)|^大(?![学型棚桥])|^月"
)
# 一、发展基础; 二、主要成效: what was. But 夯实发展基础 is wanted.
_WAS = re.compile(
    "(?!夯实|打牢|筑牢|巩固|加强|强化|提升|增强|改善|厚植|奠定|打造|营造)[一-龥“”、和及]{0,12}(?:发展基础|现实基础|现状|回顾|成就|成效|规划背景|发展背景|编制背景)"
)
_REPORTS = re.compile("据统计|与(?:去年|上年)同期相比")
_WANTS = re.compile("给予|奖励|补助|补贴|力争|确保|争取|不低于|不少于|应|须|要(?!素)|目标")
# 同时满足以下条件的企业可以申报：（一）产值超过2亿元
_CONDITIONS = re.compile("条件|(?:支持|奖励|补助|补贴|申报|适用)对象")
_SITED = re.compile("海拔|位于|地处|相距|水深")
_PAST = re.compile(r"已(?!有的)|截至|目前|现有|共有")
_PAYS = re.compile(
    r"补贴|补助|奖励|奖补|资助|扶持|贴息|补偿|奖金|津贴|最高(?!人民)|给予|上限|封顶|算力券|消费券|支持|兑现|申领|发放|(?<!地)安排|财政预算|(?<![融投位册有])资金|[一二三特]等奖$"
)
_GROWS = re.compile(
    "(?:增长|增速|增幅|提高|提升|下降|降幅|缩短)[^，。；]{0,10}$|"
    "^(?![^，。；]{0,60}(?:按|费率|补|奖|资助))[^，。；]{0,60}(?:比重|占比|比例|率)(?:分别)?(?:力争)?(?:稳定|保持)?(?:达到?|超过|突破|在)$"
)
# What an amount is asked of: 对零售额达到30亿元以上的企业, but 按50%的比例.
_ASKED = re.compile("[^，。；]{0,16}的(?!比例|额度|标准|奖|补|资|一次|贴|扶|价格|“)")
_GIVEN = re.compile("给予|可享受|予以|按|补贴|补助|奖励")
_PAID_FOR = re.compile(
    "(?:的|以内的|建设)*(?:一次性)?“?(?:[一-龥]{0,4}券|补贴|补助|奖励|资助|奖补)"
    "|(?:的)?(?:标准|额度)?(?:给予|予以|发放|进行)[一-龥]{0,6}?(?:补贴|补助|奖励|资助|奖补|扶持|补偿|津贴)"
)
_ASKS_NOUN = re.compile("[一-龥“”]{0,12}(?:企业|项目|单位|机构)，")
# 给予补贴，单个项目不超过5万元: a bound of what is paid.
_SINGLE = re.compile("(?:单[个项笔家次户人台件]|每|全年|年度|累计|合计|总额|同一)")
_PAYS_OUT = re.compile("(?:给予|奖励|奖补|补助|补贴|资助)[一-龥]{0,8}$")
# In a regulation 资金总额不得低于… and 最高不得超过… pay nothing.
_GRANTS = re.compile("补贴|补助|奖励|奖金|津贴|补偿费|抚恤|资助|财政[^，。；]{0,6}安排")
_PAYS_THEN = re.compile("给予|奖励|补助|补贴|资助|享受")
_ASKS = re.compile("的(?:企业|项目|单位|机构|个人)")
_MUST_HAVE = re.compile(
    "(?:(?<!供)应当?|必须|须|需)(?:具?有|具备)?(?:不少于|至少)?$|^[ 0-9.（）]{0,4}(?:具有|有|具备|拥有)$"
)
# 总投资要求由1000万元调整为500万元
_ASKS_LESS = re.compile("(?:要求|门槛|条件)[由从][^，。；]{1,24}$")
# 按照不高于实际完成投资额（设备、软件投入）的20%: it bounds what stands behind its base.
_SHARE_OF = re.compile("按照?不(?:(?:超过|高于)|(?P<ge>低于|少于))[^，。；]*$")
# 财政预算安排26亿元，其中，支持智能物联产业3.7亿元
_BUDGET = re.compile("财政[^。；\n]{0,8}安排")
# 2亿元及以上项目由发改部门评估; 小型项目（建筑面积5000平方米以下）; 准入标准
_CLASSED = re.compile("(?:项目|工程|企业|单位|机构|合同)(?![0-9数达力争])")
_LESSENS = re.compile("(?:控制|降|压|减|缩)[^，。；]{0,6}$")
_STANDARDS = re.compile("(?:准入|申报|认定|入库|入选)(?:标准|条件)")
# What is not allowed is no goal: 每层面积不得低于500平方米, 每年不超过3次.
_FORBIDS = re.compile("不得[^，。；]{0,6}$|不超过$")
_PENALTY = re.compile(r"罚款|罚金|有期徒刑|拘役|滞纳金|违法所得|数额(?:较大|巨大|特别)|赔偿金|情节")
# 国家、省级载体30个; 市和区、县（市）各承担50%
_LEVEL = re.compile("(?:国家|[省市区县])级?、$")
_STOPS, _SMALL_STOPS = "，。；：\n", "，。；：、\n（）“”"
_PAIRS = {"）": "（", "”": "“"}
# 文化旅游等5.6亿元: the amount is that of the whole row.
_ET_CETERA = re.compile("[^、]{1,16}?(?<![高中平同对均相])等(?![级次额效值比])")
_SENTENCE = re.compile("[。；\n]")
_HELD = re.compile("(?:不少于|不低于|至少|超过|突破|达到?)$")
_NOUN_END = re.compile("(?:以及|[和及与])$")
_STOP = re.compile(f"[{_STOPS}]")
_SMALL_STOP = re.compile(f"[{_SMALL_STOPS}]")
_LENGTHS = ("米", "厘米", "毫米")  # 高度不低于240厘米 asks how a thing is made
_COUNTER = re.compile("^个(?=.)")
# 入选全国物流50强; 世界500强企业 are a kind of enterprise.
_ENTERS = re.compile("(?:入选|入围|进入|跻身|列入|迈入|挺进|位列|评为)[^，。；]{0,16}$")
# 60%以上水泥窑实现协同处置
_HEAD = re.compile("(?![的比额])[一-龥]{4,40}")
_LIMITS = re.compile("(?:不得?超过|不多于|最长)$")
# What is measured in time: 新成立3年内的企业, 单个项目贴息期不超过3年, 培养时间在1年及以上.
_LASTS = re.compile(
    "(?:新成立|成立|毕业|离校|注册|时间|时长|周期|期限|期|年限|工期|学制)(?:设定|原则上|一般|最[长高多])*(?:在|为|满|不满|未满|不得?超过|不得?少于|不低于)?$"
)
_FIGURES = re.compile(r"(?:（不?含[^（）\n]{0,10}）)?(?:、|和|及|以及|或|，|至|到|—+|~|－|-)")
_TO = re.compile(
    r"(?:（不?含[^（）\n]{0,10}）)?(?:至|到|—+|~|－|-)|"
)  # 一千元以上五千元以下 stand side by side
# 每培育1家给予5万元: what is paid for, no goal.
_EACH = re.compile("每(?:新增|增加|[一-龥]{2}(?<!年内))?$")
# 每增加投资1000万元再奖励5万元: a step, no goal; but 给予每个村30万元.
_EACH_MORE = re.compile(
    "每(?:再|新)?(?:增加?|增长|超过?|达到|完成|实现)?(?:投资额?|产值|销售额?|税收)?$"
)
# 产值5亿元以上检验检测机构3家: an amount within the noun that another counts.
_WITHIN = re.compile("[一-龥“”（）、]{2,20}(?<!前)$")
# 环保、交通等10个工作组: what there is, not what is wanted.
_LISTED = re.compile("[^，。；]{0,10}?(?:组|部门|单位|区|县|市|乡镇|街道|局)")


class _Finder:
    """The amounts of one passage, told by the words around each."""

    def __init__(self, passage: Passage, dates: Sequence[Date]) -> None:
        self.passage, self.text = passage, passage.text
        self.regulation = any(one.kind == "article" for one in passage.provisions)
        found = [
            one
            for one in find_amounts(passage.text)
            if not (self._is_old(one) or self._is_inclusive(one))
        ]
        self.amounts = [
            one for one, then in pairwise([*found, None]) if one and not self._is_within(one, then)
        ]
        self.line = (0, 0)  # around the amount looked at last
        self.goal = -2  # the stop behind the last goal
        self.indicator = ""  # of the target found last
        self.provisions = {one.id: one for one in passage.provisions}
        self.reports = _REPORTS.search(passage.text) is not None
        self.past: set[str] = set()  # the units that tell what was, with all within them
        self.first_units: dict[str, int] = {}
        for unit in passage.provisions:
            if unit.parent and unit.label:
                self.first_units.setdefault(unit.parent, unit.span[0])
            if unit.parent in self.past or (unit.heading and _WAS.fullmatch(unit.heading)):
                self.past.add(unit.id)
        years = [(one, year) for one in dates if (year := _read_year(one))]
        self.year_starts = [one.span[0] for one, _ in years]
        self.years = [year for _, year in years]
        self.lasts = [one.meaning in ("expiry", "validity_period") for one, _ in years]

    def find(self) -> Iterator[Target]:
        amounts, text, at = self.amounts, self.text, 0
        while at < len(amounts):
            group = [amounts[at]]
            while at + 1 < len(amounts) and (
                _FIGURES.fullmatch(text, amounts[at].end, amounts[at + 1].start)
                or (amounts[at].end == amounts[at + 1].start and amounts[at].after.endswith("以上"))
            ):
                following = amounts[at + 1]
                if (
                    following.rule != group[0].rule
                    or split_scale(following)[0] != split_scale(group[0])[0]
                ):
                    break
                at += 1
                group.append(following)
            at += 1
            yield from self._read(group)

    def _is_old(self, one: Amount) -> bool:
        """Whether it is the value that was: 由7%提高到15%."""
        text, start, end = self.text, one.start, one.end
        return (
            _OLD.match(text, end) is not None
            and _FROM.search(text, max(0, start - 14), start) is not None
        ) or (
            _OLD_LIST.match(text, end, end + 60) is not None
            and _FROM_LIST.search(text, max(0, start - 60), start) is not None
        )

    def _is_inclusive(self, one: Amount) -> bool:
        """Whether it only says that an amount counts as well: 300万元（含300万元）至500万元."""
        return self.text.startswith("）", one.end) and self.text.endswith(
            ("（含", "（不含"), max(0, one.start - 3), one.start
        )

    def _is_within(self, one: Amount, then: Amount | None) -> bool:
        """Whether it stands in the noun that the next counts: 产值5亿元以上检验检测机构3家."""
        if then is None or then.rule != "count" or one.rule != "money" or then.start - one.end > 24:
            return False
        clause = self._back(one.start, _STOPS)
        return (
            self._bound(one, self.text[clause : one.start]) == ">="
            and _WITHIN.fullmatch(self.text, one.end, then.start) is not None
        )

    def _read(self, group: list[Amount]) -> Iterator[Target]:
        """The targets of amounts that stand in one list, or of one amount alone."""
        text, first, last = self.text, group[0], group[-1]
        clause = self._back(first.start, _STOPS)
        before = text[clause : first.start]
        if "《" in before and "》" not in before[before.rindex("《") :]:
            return
        if len(group) > 1 and "分别" not in before:
            if len(group) == 2 and _TO.fullmatch(text, first.end, last.start):
                if self._counts(last, before, clause, "range"):
                    yield self._make(group, clause, before, "range")
                return
            if any("，" in text[a.end : b.start] for a, b in pairwise(group)) or any(
                one.after for one in group[:-1]
            ):
                for one in group:
                    yield from self._read_one(one, clause, before)
                return
        if len(group) > 1:
            bound = self._bound(last, before)
            if self._counts(first, before, clause, bound):
                yield self._make(group, clause, before, bound)
            return
        yield from self._read_one(first, clause, before)

    def _read_one(self, one: Amount, clause: int, before: str) -> Iterator[Target]:
        bound = self._bound(one, before)
        if self._counts(one, before, clause, bound):
            yield self._make([one], clause, before, bound)

    def _counts(self, one: Amount, before: str, clause: int, bound: Bound) -> bool:
        """Whether an amount is a goal, an incentive, a threshold or a ratio at all."""
        text = self.text
        if self.regulation:
            start, end = self._back(one.start, "。；\n"), self._sentence_end(one.end)
            if _PENALTY.search(text, start, end):
                return False
        elif self._was(one):
            return False
        match one.rule:
            case "share" | "share in words" | "discount":
                return True
            case "rank":
                return bool(one.unit) or _ENTERS.search(before) is not None
            case "bare figure":
                return bound != "=" or before.endswith(("达", "达到"))
            case "doubling":
                return True
            case "money" if _EACH_MORE.search(before):
                return False
            case "fraction in words" | "money":
                return not self.regulation or bound != "=" or self._pays_here(one, before)
            case "round number":
                return before.endswith(("破", "达", "达到", "超", "超过", "少于", "低于"))
            case "time limit":
                if self.regulation or "起" in before[-12:]:
                    return False
                if one.unit.endswith(("小时", "分钟", "工作日")) and _LIMITS.search(before):
                    return True
                if _LASTS.search(before) and bound != "=":
                    return True
                if one.unit.startswith(("年", "个月")):
                    return (one.unit == "年期" and bool(one.after)) or one.after.endswith("以上")
                return (one.after in ("内", "以内") or text.startswith("办结", one.end)) or bool(
                    re.search(
                        "(?:缩减|压缩|缩短|减少|控制|保持|压减|提速)[一-龥]{0,6}(?:到|至|为|在)$",
                        before,
                    )
                )
            case _:
                if one.value == 1 and _EACH.search(before):
                    return False
                if text[one.end : one.end + 1].isdecimal() or before.endswith("前"):
                    return False  # “3个70%”, 前10名
                if self.regulation:
                    # 2个以上的部门 only says that there are some.
                    if one.after == "以上" and one.value in (1, 2) and one.unit not in ("名", "倍"):
                        return False
                elif one.after.endswith("范围内"):
                    return False
                if _SITED.search(before) or _NO_GOAL.match(text[one.end : one.end + 4]):
                    return False
                if one.after or bound not in ("=", "range"):
                    return True
                if before.endswith("等") and _LISTED.match(text, one.end):
                    return False
                words = before.strip() or text[self._back(max(clause - 1, 0), _STOPS) : clause]
                return (
                    not self.regulation
                    and (_GOAL.search(words[-40:]) is not None or self._goes_on(one, clause))
                    and _PAST.search(words) is None
                )

    def _goes_on(self, one: Amount, clause: int) -> bool:
        """Whether an amount goes on a list of goals: 新增A100家，B80家."""
        return self.goal == clause - 1 or (
            self.goal > clause and self.goal >= self._back(one.start, "，。；：、\n") - 1
        )

    def _bound(self, one: Amount, before: str) -> Bound:
        for word, bound in _AFTERS.items():
            if one.after.endswith(word):
                return bound
        if one.rule == "rank":
            return "<="
        if one.unit.endswith(("工作日", "小时", "分钟")) and self.text.startswith("内", one.end):
            return "<="
        if one.rule == "share" and (share := _SHARE_OF.search(before)):
            return ">=" if share["ge"] else "<="
        found: Bound = "<=" if before.startswith(("最高", "可最高")) else "="
        near = before[-25:]
        counted = one.rule == "count" and not one.unit.endswith("倍")
        for match in _BEFORE.finditer(near):
            if counted and _APART.search(near, match.end()):
                continue
            negated = _NEGATED.search(near[: match.start()]) is not None
            kind = match.lastgroup
            found = "~" if kind == "about" else ">=" if (kind == "ge") != negated else "<="
        return found

    def _make(self, group: list[Amount], clause: int, before: str, bound: Bound) -> Target:
        text, first, last = self.text, group[0], group[-1]
        start = clause if len(group) > 1 else self._phrase(first.start, clause)
        start = max(start, end_before := self._end_before(first))
        follows = start == end_before > 0
        same = (
            follows
            and bool(first.after)
            and first.rule != "count"
            and SAME.fullmatch(text, start, first.start) is not None
        )
        joined = JOINED.match(text, start, first.start) if follows else None
        start = joined.end() if joined else start
        start += strip_lead(text[start : first.start])
        start += text.startswith("的", start)
        rest = text[last.end : last.end + 24].partition("\n")[0]
        words = text[start : first.start]
        if follows and words.endswith(("和", "及", "与")) and _PAID_FOR.match(rest):
            words = ""  # 10万元的奖励和20万元的补助
        indicator = name_measured(words, rest, first.rule)
        noun = ""
        if first.rule == "count" or (first.rule == "fraction in words" and not indicator):
            stops = _STOP if text.startswith(("具有", "在"), last.end) else _SMALL_STOP
            behind = stops.search(text, last.end, last.end + 40)
            end = behind.start() if behind else last.end
            at = bisect_right(self.amounts, last.start, key=lambda amount: amount.start)
            if at < len(self.amounts) and self.amounts[at].start < end:
                # 形成2个集群和6个基地
                end = self.amounts[at].start
            noun = _NOUN_END.sub("", text[last.end : end])
        if follows and noun and text.endswith(("和", "及", "与"), 0, first.start):
            indicator = ""  # 形成2个集群和6个基地
        goal = _GOAL.fullmatch(indicator) if indicator else None
        # 新开线路不少于3条并持续运营的: the noun stands before.
        held = _HELD.search(before) is not None and len(indicator) > 3
        counted = noun and (goal or not indicator or (_GOAL.match(indicator) and not held))
        name = noun.removeprefix("的") if counted else indicator
        if not name and first.rule == "share" and (head := _HEAD.match(text, last.end)):
            name = head[0]
        if same or (not name and first.rule == "doubling"):
            name = self.indicator
        elif not name and text[clause - 1 : clause] != "\n":
            above = self._back(clause - 1, _STOPS) if clause else 0
            name = name_paid(text[above : max(clause - 1, above)].strip())
        self.indicator = name = name or text[first.start : last.end]
        values, unit = level_values(group)
        kind = self._kind(first, before, text[last.end : last.end + 18], bound)
        if kind == "target":
            self.goal = last.end + len(noun)
        return Target(
            span=self.passage.span(start, last.end + len(noun)),
            provision=self.passage.provision(first.start),
            rule=first.rule,
            indicator=name,
            value=tuple(values) if len(values) > 1 else values[0],
            measure=_COUNTER.sub("", unit) or None,
            bound=bound,
            by=self._year(first.start, kind),
            kind=kind,
        )

    def _kind(self, one: Amount, before: str, after: str, bound: Bound) -> TargetKind:
        text = self.text
        if _ASKS_LESS.search(before):
            return "threshold"
        whom = text.rfind("对", self._back(one.start, "。；\n"), one.start)
        said = text[whom : one.start] if whom >= 0 else ""
        if said and not _GIVEN.search(said) and _ASKED.match(after):
            return "threshold"
        if one.rule in ("share", "share in words", "fraction in words", "discount"):
            grows = one.rule != "discount" and _GROWS.search(before) and "上限" not in before
            grows = grows and not (self.regulation or _ASKS.match(after) or after.startswith("的"))
            return "target" if grows else "ratio"
        if one.rule == "doubling":
            return "target"
        if one.rule == "time limit":
            return "threshold" if one.unit.startswith(("年", "个月")) else "target"
        if one.rule == "money" and (
            (_GRANTS if self.regulation else _PAYS).search(before)
            or _PAID_FOR.match(after)
            or (_GIVEN.search(said) and "不超过" in before)
            or _BUDGET.search(text, self._back(one.start, "。；\n"), one.start)
            or self._caps(one, before, bound)
        ):
            return "subsidy"
        if bound != "=" and one.unit in _LENGTHS:
            return "threshold"
        if self.regulation or _ASKS.match(after) or _FORBIDS.search(before):
            return "threshold"
        if one.rule == "bare figure":
            return "target" if before.endswith(("达", "达到")) else "threshold"
        # 应有10万元以上资金, 有50个以上的成员, 数量在5亿公斤以下的，
        if bound != "=" and (_MUST_HAVE.search(before) or after.startswith("的，")):
            return "threshold"
        if one.after.endswith("以下") and not _LESSENS.search(before):
            return "threshold"
        if one.rule in ("money", "extent") and one.after.endswith("以上") and _CLASSED.match(after):
            return "threshold"
        line = self._line(one.start)[0]
        if bound != "=" and _STANDARDS.search(text, max(line, one.start - 240), one.start):
            return "threshold"
        # 总投资在1500万元以上的重点项目，资助最高…
        if (
            (bound != "=" or before.endswith("达到"))
            and (_ASKED.match(after) or _ASKS_NOUN.match(after))
            and not _GIVEN.search(before)
            and _PAYS_THEN.search(text, one.end, self._sentence_end(one.end))
        ):
            return "threshold"
        if bound != "=" and self._is_condition(one):
            return "threshold"
        return "target"

    def _caps(self, one: Amount, before: str, bound: Bound) -> bool:
        """Whether it bounds what the words before it pay: 给予奖励，单笔不超过5万元."""
        start = self._back(one.start, "。；\n")
        paid = _PAYS_THEN.search(self.text, start, one.start - len(before))
        return bound == "<=" and paid is not None and _SINGLE.match(before.strip()) is not None

    def _pays_here(self, one: Amount, before: str) -> bool:
        """Whether even a regulation pays it: 给予一次性奖励20万元."""
        after = self.text[one.end : one.end + 18]
        return _PAYS_OUT.search(before) is not None or _PAID_FOR.match(after) is not None

    def _is_condition(self, one: Amount) -> bool:
        """Whether it stands in a list of conditions: 同时满足以下条件：（一）产值超过2亿元."""
        here = self.provisions.get(self.passage.provision(one.start) or "")
        above = self.provisions.get(here.parent or "") if here else None
        if above is None or (first := self.first_units.get(above.id)) is None:
            return False
        start, end = self.passage.index(above.span[0]), self.passage.index(first)
        return _CONDITIONS.search(self.text, start, min(end, start + 200)) is not None

    def _was(self, one: Amount) -> bool:
        """Whether it says what was: under 一、发展基础, or in a report on a year that is over."""
        if self.past and self.passage.provision(one.start) in self.past:
            return True
        if not self.reports:
            return False
        text = self.text
        start, end = self._back(one.start, "。\n"), self._sentence_end(one.end)
        return (
            _REPORTS.search(text, start, end) is not None
            and _WANTS.search(text, start, end) is None
        )

    def _back(self, index: int, stops: str) -> int:
        """Where the words begin that run up to `index` without a stop."""
        low, rfind = max(0, index - 120), self.text.rfind
        for stop in stops:
            low = rfind(stop, low, index) + 1 or low
        return low

    def _phrase(self, index: int, clause: int) -> int:
        """Where the noun begins that runs up to `index`; what is bracketed or quoted in it is its own."""
        text = self.text
        start = max(clause, self._back(index, _SMALL_STOPS))
        while start > clause:
            if mark := _PAIRS.get(text[start - 1]):
                opening = text.rfind(mark, clause, start)
            else:
                level = _LEVEL.search(text, max(clause, start - 4), start)
                opening = level.start() if level else -1
            if opening < 0:
                break
            start = max(clause, self._back(opening, _SMALL_STOPS))
        listed = start > clause and text[start - 1] == "、"
        return clause if listed and _ET_CETERA.match(text, start, index) else start

    def _sentence_end(self, index: int) -> int:
        stop = _SENTENCE.search(self.text, index, index + 120)
        return stop.start() if stop else min(index + 120, len(self.text))

    def _end_before(self, one: Amount) -> int:
        at = bisect_right(self.amounts, one.start - 1, key=lambda amount: amount.start) - 1
        return self.amounts[at].end if at >= 0 else 0

    def _year(self, index: int, kind: TargetKind) -> str | None:
        """The year of the goal: the last named before it in its paragraph, or above in its unit."""
        offset = self.passage.offset(index)
        at = bisect_right(self.year_starts, offset) - 1
        if at >= 0 and self.year_starts[at] >= self._unit(index):
            return self.years[at]
        if kind in ("target", "ratio") and (year := self._year_above(index)):
            return year
        # 实施至2024年12月31日 stands behind what it bounds.
        end = self.passage.offset(self._line(index)[1])
        if at + 1 < len(self.lasts) and self.year_starts[at + 1] < end and self.lasts[at + 1]:
            return self.years[at + 1]
        return None

    def _year_above(self, index: int) -> str | None:
        """The year that the words right under a heading 主要目标 set for all its units."""
        here = self.provisions.get(self.passage.provision(index) or "")
        above = self.provisions.get(here.parent or "") if here else None
        if here is None or above is None or "目标" not in (above.heading or ""):
            return None
        first = self.first_units.get(above.id, above.span[1])
        at = bisect_right(self.year_starts, first - 1) - 1
        return self.years[at] if at >= 0 and self.year_starts[at] >= above.span[0] else None

    def _line(self, index: int) -> tuple[int, int]:
        """Where the line around `index` begins and ends; one of a web page may be as long as the page."""
        start, end = self.line
        if not start <= index < end:
            end = self.text.find("\n", index)
            end = end if end >= 0 else len(self.text)
            start = self.text.rfind("\n", 0, index) + 1
            self.line = (start, end)
        return start, end

    def _unit(self, index: int) -> int:
        """Where the numbered unit around a paragraph begins that has no number of its own; an offset."""
        line = self.passage.offset(self._line(index)[0])
        here = self.provisions.get(self.passage.provision(index) or "")
        if here is None or here.label is not None or here.parent is None:
            return line
        above = self.provisions[here.parent]
        return above.span[0] if above.kind[:5] == "level" else line


def _read_year(date: Date) -> str | None:
    """The year or day that a date sets a goal for."""
    if (
        date.meaning
        not in ("target", "deadline", "period", "expiry", "validity_period", "document_date")
        or not date.value
        or date.rule.endswith("of a plan")
    ):
        return None
    last = date.value.rpartition("/")[2]
    return last if re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", last) else None


def find_targets(passage: Passage, dates: Sequence[Date]) -> list[Target]:
    """The targets of a passage, in its order.

    dates: the passage's; the last that a paragraph names before an amount is the goal's year
    """
    found = [*_Finder(passage, dates).find(), *find_indicators(passage)]
    return sorted(found, key=lambda one: one.span)
