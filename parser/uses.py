"""USES: what a date is for, by the words around it.

The shape of a date says what may be asked of it:
D a day, M a month, Y a year or a part of one; I an interval; E an event in the paper's own life;
T a term in years or months, S in days, W in working days, H in hours or minutes; A an age;
R a recurrence.
"""

import re
from typing import NamedTuple

from .records import Meaning

IN_FORCE = "(?:施行|实施|生效|执行|试行|实行)"
PERIOD_OF_FORCE = "(?:有效|实施|执行|试点|政策|试行|施行)期(?:限|间)?"
# Who adopted or published; a 年 would belong to the next date.
_NAMES = "[^，。；、《》\n年]{0,48}?"
_STOP = "(?=[）\n；，。根自12一二]| |$)"


class Use(NamedTuple):
    """One thing that dates are for.

    shapes: of the dates that may be for it
    last: the characters one of which is the last before the date; any, if empty
    before: ends where the date begins; at least what stands in `last`
    after: begins with the date's own last word (前, 以后, 内) or, without one, behind the date
    example: with the date between ⟦ and ⟧; source: the text that has it
    """

    name: str
    meaning: Meaning
    shapes: str
    last: str = ""
    before: str = ""
    after: str = ""
    example: str = ""
    source: str = ""


# In the order in which they are tried.
USES = (
    Use(
        "cited",
        "history",
        "DMY",
        before="》（[^）]{0,30}$",
        after="[^）\n]{0,40}）",
        example="依照《婚姻登记条例》（⟦2003年8月8日⟧国务院令第387号公布）的规定",
        source="",
    ),
    Use(
        "adopted",
        "adopted",
        "D",
        after=f"{_NAMES}(?:通过|批准){_STOP}",
        example="（⟦2022年6月29日⟧杭州市第十四届人民代表大会常务委员会第三次会议通过）",
        source="",
    ),
    Use(
        "amended",
        "history",
        "D",
        after=rf"{_NAMES}(?:根据)?(?:《[^\n]{{0,60}}?》)?(?:的决定)?(?:第.次)?修[正订]",
        example="⟦2014年2月25日⟧第十一次会议《关于修改〈上海市人口与计划生育条例〉的决定》修正",
        source="上海市人口与计划生育条例",
    ),
    Use(
        "in force from",
        "effective",
        "DMY",
        after=f"(?:零时|0时)?起，? ?(?:正式|开始|统一|在[^，。；]{{1,8}})?{IN_FORCE}(?![的前后以]|情况|期间)",
        example="本方案自⟦2020年4月19日⟧起施行",
        source="杭州市推行“证照分离”改革全覆盖试点工作方案 (2020)",
    ),
    Use(
        "in force on",
        "effective",
        "D",
        after=f"(?:正式|开始)?{IN_FORCE}(?![的前后以]|情况|期间)",
        example="⟦1995年1月1日⟧ 执行",
        source="",
    ),
    Use(
        "day of effect",
        "effective",
        "D",
        last="：为期间",
        before=f"{IN_FORCE}(?:日期|时间)[：为]?$",
        example="施行日期：⟦2020年1月1日⟧",
        source="",
    ),
    Use(
        "event",
        "effective",
        "E",
        example="本实施方案⟦自发布之日起⟧施行",
        source="杭州市“证照分离”改革实施方案",
    ),
    Use(
        "ceases",
        "expiry",
        "DMY",
        after="[之以]?后?起?(?:同时|自动)?(?:废止|失效|终止|届满|停止|到期|期满)",
        example="本办法于⟦2025年12月31日⟧失效",
        source="",
    ),
    Use(
        "closing date",
        "deadline",
        "DMY",
        last="至到为止",
        before="(?:申[请报]|受理|报名|征集|提交|登记|缴[纳费]|投标|意见)[^，。；\n]{0,8}(?:截[至止]|[至到为])$",
        example="申请时间截至⟦2023年12月31日⟧，逾期",
        source="",
    ),
    Use(
        "last day",
        "expiry",
        "D",
        last="至到止",
        before=f"(?:期[限间]?|{IN_FORCE}|延长|延续|顺延|延迟|沿用|有效|适用|保留|政策|优惠|减免|免[征收]|减征"
        "|继续)[^，。；\n]{0,12}(?:[至到]|截[至止])$",
        example="有效期至⟦2027年11月14日⟧，",
        source="杭州市促进生产性服务业高质量发展的若干举措 (2024)",
    ),
    Use(
        "last month",
        "expiry",
        "MY",
        last="至到止",
        before=f"(?:有效期|期限|延长|延续|顺延|延迟|沿用|适用|保留|{IN_FORCE})[^，。；\n]{{0,6}}(?:[至到]|截[至止])$",
        example="有效期至⟦2022年底⟧。",
        source="",
    ),
    Use(
        "as of",
        "history",
        "DMY",
        last="至止到",
        before="截[至止]到?$",
        example="截至⟦2022年底⟧，",
        source="",
    ),
    Use(
        "until",
        "expiry",
        "DM",
        last="至到",
        after="[止。；，）\n]",
        example="过渡期至⟦2023年1月8日⟧止",
        source="",
    ),
    Use(
        "publication date",
        "published",
        "D",
        last="：:期间布",
        before="(?:发布|公布|公开|印发|发文|更新)(?:日期|时间)?[：:]?$",
        example="发布时间：⟦2023-06-30⟧",
        source="",
    ),
    Use(
        "web page",
        "published",
        "D",
        before="(?:^|\n)[^，。；\n]{0,30}$",
        after="[^，。；\n]{0,24}(?:来源|点击|浏览|字号|字体|访问|作者|阅读)",
        example="⟦2022- 07- 11⟧ 10:29:44 来源：市司法局",
        source="",
    ),
    Use(
        "web page source",
        "published",
        "D",
        before="来源[^，。；\n]{0,24}$",
        after="[^，。；\n]{0,24}(?:\n|$)",
        example="来源：市司法局 ⟦2022-07-11⟧",
        source="",
    ),
    Use(
        "published",
        "published",
        "D",
        after=f"{_NAMES}(?:(?:公布|发布|颁布|公告|印发){_STOP}|令（?[第〔])",
        example="（⟦2019年8月7日⟧中华人民共和国国务院令第716号公布）",
        source="",
    ),
    Use(
        "signature",
        "document_date",
        "D",
        before="(?:(?:^|\n)[^，。；：\n]{0,32}|成文日期：)$",
        after="）? {0,3}(?:\n|$)",
        example="杭州市商务局\n⟦2022年10月8日⟧",
        source="支持商贸头部企业发展政策实施细则 (2022)",
    ),
    Use(
        "edition",
        "document_date",
        "DMY",
        after="年?(?:版|本）|稿|修[订正]）)",
        example="事项清单（⟦2019年⟧版）",
        source="杭州市推行“证照分离”改革全覆盖试点工作方案 (2020)",
    ),
    Use(
        "those before",
        "period",
        "DMY",
        after="[之以]?前(?:已|成立|设立|出生|注册|登记|参加|退休|发生|审理|签订|印发|发布|批准)",
        example="⟦1997年12月31日以前⟧参加工作的人员",
        source="",
    ),
    Use(
        "before",
        "deadline",
        "DMY",
        after="[之以]?[前内]",
        example="⟦2025年底前⟧，力争开通中欧班列",
        source="杭州市促进生产性服务业高质量发展的若干举措 (2024)",
    ),
    Use(
        "not later",
        "deadline",
        "DMY",
        last="于",
        before="不得?[晚迟]于$",
        example="不迟于⟦2020年6月30日⟧",
        source="",
    ),
    Use(
        "by",
        "target",
        "DMY",
        last="至到",
        example="到⟦2027年⟧，",
        source="杭州市促进生产性服务业高质量发展的若干举措 (2024)",
    ),
    Use(
        "done on",
        "deadline",
        "DMY",
        last="于在",
        after="[^，。；\n]{0,8}(?:完成|建成|报送|上报|提交|投[用产运])",
        example="于⟦2021年12月⟧完成",
        source="",
    ),
    Use(
        "from then on",
        "effective",
        "DMY",
        last="自从",
        after="起",
        example="自⟦2020年⟧起，将对各责任主体",
        source="环大罗山科创走廊, 温政办〔2020〕5号",
    ),
    Use(
        "from now on",
        "effective",
        "DMY",
        after="起，",
        example="⟦2020年⟧起，国家卫生健康委每年3月底前完成上述工作",
        source="",
    ),
    Use(
        "since",
        "period",
        "DMY",
        after="起|[之以]?后|以来|至今",
        example="对⟦2023年1月1日⟧起新招用的高校毕业生",
        source="",
    ),
    Use(
        "past event",
        "history",
        "DM",
        after="[^。；\n]{0,36}(?:印发|出台|发布|公布|下发|成立|启动|获批|批[复准]|召开|制定|签署|挂牌|通过)",
        example="⟦2016年7月⟧，浙江省政府办公厅印发《关于推进杭州城西科创大走廊建设的若干意见》",
        source="关于《杭州城西科创大走廊条例（草案）》的起草说明",
    ),
    Use(
        "goal",
        "target",
        "Y",
        before="(?:力争|争取|确保|目标|计划|努力|预计|拟)[^。；\n]{0,12}$",
        example="力争⟦2024年⟧实现交易电量450亿千瓦时以上",
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024)",
    ),
    Use(
        "year's goal",
        "target",
        "Y",
        after="[^。；\n]{0,24}(?:力争|争取|确保|计划|目标|预计)",
        example="⟦2024年⟧计划建设筹集保障性租赁住房6万套",
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024)",
    ),
    Use("point", "period", "DMY", example="申报对象：⟦2022年⟧市外企业", source=""),
    Use("recurrence", "recurring", "R", example="市本级⟦每年⟧新增财力的15%", source=""),
    Use("age", "age_or_quantity", "A", example="⟦七十五周岁以上⟧的老年人", source=""),
    Use(
        "validity",
        "validity_period",
        "IT",
        last="期限间定均为是：",
        before=f"{PERIOD_OF_FORCE}(?:暂?定|均)?[为是：]?$",
        after="(?![内前])",
        example="自2024年6月6日起施行，有效期⟦一年⟧（标明具体实施期限的除外）",
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024)",
    ),
    Use("interval", "period", "I", example="⟦2021—2025年⟧，省、市财政统筹", source=""),
    Use(
        "punishment",
        "age_or_quantity",
        "TS",
        after="(?:以[上下])?[^，。；\n]{0,6}(?:徒刑|拘役|管制|拘留|监禁|剥夺)",
        example="处⟦三年以上七年以下⟧有期徒刑",
        source="",
    ),
    Use(
        "suspension",
        "age_or_quantity",
        "TS",
        before="(?:徒刑|拘役|管制|拘留|吊销|暂扣|停业|停产|执业)[^，。；\n]{0,8}$",
        example="给予停止执业⟦三个月以上一年以下⟧的处罚",
        source="",
    ),
    Use(
        "reckoned",
        "deadline",
        "TSWH",
        last="日后起，满的",
        before="(?:之日|后)起?，?(?:满|的)?$",
        after="[之以]?内，?(?!不得|禁止|[免减]|[^，。；\n]{1,12}的企业)",
        example="自受理之日起⟦五个工作日内⟧作出决定",
        source="",
    ),
    Use(
        "those within",
        "age_or_quantity",
        "TSWH",
        before="(?:成立|注册|毕业|离校|设立|入职|新办|认定|落户|引进|创办|登记|就业|入库|上市)(?:后|时间|未满|不满)?$",
        after="[之以]?内(?!应|须|必须|办理|完成|报|向)",
        example="新成立⟦3年内⟧小微企业",
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024)",
    ),
    Use(
        "span",
        "period",
        "TS",
        after="[之以]?内，?(?:不得|禁止|不予|不再|免|减|曾|因|受|累计|连续|又|再|[两二三四五六2-6]次|有"
        "|无|没有|未|发生|违|首次|[^，。；\n]{0,10}的)",
        example="⟦五年内⟧禁止从事相应活动",
        source="",
    ),
    Use(
        "hours to act",
        "deadline",
        "H",
        before="(?:应当?|必须|须|要求|限)[^。；\n]{0,24}$",
        after="[之以]?[内前]",
        example="应当在⟦二十四小时内⟧报告",
        source="",
    ),
    Use("hours", "age_or_quantity", "H", example="实现⟦半小时⟧交通圈", source=""),
    Use(
        "within",
        "deadline",
        "TSW",
        after="[之以]?[内前]",
        example="应当在⟦十五日内⟧答复",
        source="",
    ),
    Use(
        "done in",
        "deadline",
        "TSW",
        after="办[结理好]|完成|出具|答复|反馈|审结",
        example="“开办企业”⟦一日⟧办结",
        source="",
    ),
    Use("working days", "deadline", "W", example="办理时限至⟦7个工作日⟧", source=""),
    Use(
        "limit",
        "deadline",
        "TS",
        last="为至到",
        before="(?:时[限间]|提速|承诺|办理期限)[^，。；\n]{0,10}[为至到]$",
        example="审批时间压缩至⟦3日⟧",
        source="",
    ),
    Use(
        "bound",
        "age_or_quantity",
        "T",
        after="及?以[上下]",
        example="培养时间在⟦1年及以上⟧",
        source="",
    ),
    Use("days", "age_or_quantity", "S", example="培训班次时间不少于⟦3天⟧", source=""),
    Use(
        "quantity",
        "age_or_quantity",
        "T",
        before="(?:不少于|不低于|超过|少于|不足|满|达到?|至少|最[长高低短]|累计|提前|缩短|压缩|压减|减少|增加"
        "|延长|延期|工龄|年龄)[^，。；\n]{0,4}$",
        example="下落不明满⟦二年⟧",
        source="民法典 (2020) 第四十条",
    ),
    Use(
        "milestone",
        "target",
        "T",
        before="(?:力争|争取|目标)[^。；\n]{0,34}$",
        example="争取环大罗山科创走廊⟦一年⟧立框架打基础",
        source="环大罗山科创走廊, 温政办〔2020〕5号",
    ),
    Use(
        "time for it",
        "target",
        "T",
        last="用",
        after="(?:左右)?的?时间",
        example="用⟦三年⟧时间",
        source="",
    ),
    Use("term", "period", "T", example="给予入盒企业⟦1—2年⟧的“成长包容期”", source=""),
)

# For each shape, the uses that its dates may be for.
_BY_SHAPE = {
    shape: tuple(
        (
            use,
            use.last,
            re.compile(use.before).search if use.before else None,
            re.compile(use.after).match if use.after else None,
        )
        for use in USES
        if shape in use.shapes
    )
    for shape in sorted({shape for use in USES for shape in use.shapes})
}


def match_use(shape: str, text: str, start: int, tail: int) -> Use:
    """What the date in `text` is for: it starts at `start`; `tail` is where its own last word does."""
    while start and text[start - 1] == " ":
        start -= 1
    while text[tail : tail + 1] == " ":
        tail += 1
    last, left = text[start - 1 : start] or "\n", max(0, start - 40)
    return next(
        use
        for use, lasts, before, after in _BY_SHAPE[shape]
        if (not lasts or last in lasts)
        and (after is None or after(text, tail))
        and (before is None or before(text, left, start))
    )
