"""DAY_USES: what a day, a month, a year or an event is for, by the words around it.

The shape of a date says what may be asked of it:
D a day, M a month, Y a year or a part of one; I an interval; E an event in the paper's own life;
T a term in years or months, S in days, W in working days, H in hours or minutes; A an age;
R a recurrence.
"""

from typing import NamedTuple

from .records import Meaning

IN_FORCE = "(?:[施执试实]行|实施|生效)"
PERIOD_OF_FORCE = "(?:[施执试]行|有效|实施|试点|政策)期(?:限|间)?"
# Who adopted or published; a 年 would belong to the next date.
_NAMES = "[^，。；《》\n年]{0,56}?"
_STOP = "(?=[）\n；，。根自12一二]| |$)"


class Use(NamedTuple):
    """One thing that dates are for.

    shapes: of the dates that may be for it
    last: the characters one of which is the last before the date; any, if empty
    before: ends where the date begins; at least what stands in `last`
    after: begins with the date's own last word (前, 以后, 内) or, without one, behind the date
    example: with the date between ⟦ and ⟧; source: the text that has it
    opens: whether the date begins what has no end: `2020/..`
    to_come: whether a date before the paper's own day is history instead
    dates_paper: whether it is the paper's own day
    """

    name: str
    meaning: Meaning
    shapes: str
    last: str = ""
    before: str = ""
    after: str = ""
    example: str = ""
    source: str = ""
    opens: bool = False
    to_come: bool = False
    dates_paper: bool = False


# In the order in which they are tried.
DAY_USES = (
    Use(
        "cited",
        "history",
        "DMY",
        before="》（[^）]{0,30}$",
        after="[^）\n]{0,40}）",
        example="根据《全国人民代表大会常务委员会关于修改〈民事诉讼法〉的决定》（⟦2012年8月31日⟧第十一届全国人民代表大会常务委员会第二十八次会议通过）",
        source="最高人民法院关于修改后的民事诉讼法施行时未结案件适用法律若干问题的规定 (2012)",
    ),
    Use(
        "of a repealed text",
        "history",
        "D",
        last="。，、",
        after="[^。；\n]{4,160}的《[^。；\n]{4,120}废止",
        example="本条例自2010年10月1日起施行。⟦1999年7月21日⟧杭州市第九届人民代表大会常务委员会第二十次会议通过，浙江省人大常委会批准的《杭州市服务业条例》同时废止",
        source="杭州市服务行业的条例 (2010) 第二十条",
    ),
    Use(
        "adopted",
        "adopted",
        "D",
        after=f"{_NAMES}(?:(?:通过|批准){_STOP}|会议、(?=[12一二]))",
        example="⟦2019年9月27日⟧ 浙江省第十三届人民代表大会常务委员会第十四次会议通过",
        source="浙江省农村生活污水处理设施管理条例 (2019)",
    ),
    Use(
        "amended",
        "history",
        "D",
        after=rf"{_NAMES}(?:会议(?:通过的|根据)?《|(?:根据)?(?:《[^\n]{{0,120}}?》)?(?:的决定)?(?:第.次)?修[正订])",
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
        dates_paper=True,
    ),
    Use(
        "in force on",
        "effective",
        "D",
        after=f"(?:正式|开始)?{IN_FORCE}(?![的前后以]|情况|期间)",
        example="⟦2006年9月1日⟧ 施行",
        source="测绘成果管理条例 (2006)",
        dates_paper=True,
    ),
    Use(
        "in force since",
        "effective",
        "MY",
        last="自从于",
        after=f"(?:正式|开始){IN_FORCE}(?![的前后以]|情况|期间)",
        example="本政策自⟦2021年⟧开始执行",
        source="支持工业互联网发展若干政策, 皖政办秘〔2021〕82号",
    ),
    Use(
        "day of effect",
        "effective",
        "D",
        last="：为期间",
        before=f"{IN_FORCE}(?:日期|时间)[：为]?$",
        example="施行日期：⟦2020年1月1日⟧",
        source="法规数据库的表头",
    ),
    Use(
        "event",
        "effective",
        "E",
        example="本实施方案⟦自发布之日起⟧施行",
        source="杭州市“证照分离”改革实施方案",
    ),
    Use(
        "valid in",
        "validity_period",
        "Y",
        after="(?:实施)?有效(?!期)",
        example="各项政策除标明具体实施期限外，均为⟦2025年全年⟧实施有效",
        source="关于推动经济高质量发展的若干政策（2025年版）",
    ),
    Use(
        "ceases",
        "expiry",
        "DMY",
        after="[之以]?后?起?(?:同时|自动)?(?:废止|失效|终止|届满|停止(?:执行|施行|使用|实施)|到期|期满)",
        example="居民身份证，自⟦2013年1月1日⟧起停止使用",
        source="居民身份证法 (2011) 第二十三条",
    ),
    Use(
        "closing date",
        "deadline",
        "DMY",
        last="至到为止",
        before="(?:申[请报]|受理|报名|征集|提交|登记|缴[纳费]|投标|意见)[^，。；\n]{0,8}(?:截[至止]|[至到为])$",
        example="申请时间截至⟦2023年12月31日⟧，逾期不予受理",
        source="杭州市人民政府办公厅关于稳就业的通知, samples",
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
        example="可以延续使用到⟦一九九0年⟧，",
        source="国务院关于在我国统一实行法定计量单位的命令 (1984)",
    ),
    Use(
        "as of",
        "history",
        "DMY",
        last="至止到",
        before="截[至止]到?$",
        example="（截至⟦2006年5月31日⟧）",
        source="最高人民法院关于内地与香港特别行政区法院相互认可和执行判决的安排 (2008)",
    ),
    Use(
        "until",
        "expiry",
        "D",
        last="至",
        after="[止。；，）\n]|$",
        example="自2023年7月13日起施行，至⟦2025年12月31日⟧。",
        source="杭州市深化服务贸易创新发展的方案 (2023)",
    ),
    Use(
        "publication date",
        "published",
        "D",
        last="：:期间布",
        before="(?:发布|公布|公开|印发|发文|更新)(?:日期|时间)?[：:]?$",
        example="发布日期：⟦2019年1月30日⟧",
        source="中国政府网文件页的表头",
    ),
    Use(
        "web page",
        "published",
        "D",
        before="(?:^|\n)[^，。；\n]{0,30}$",
        after="[^，。；\n]{0,24}(?:来源|点击|浏览|字号|字体|访问|作者|阅读)|[）\\]】]? {0,3}[0-9]{1,2}：[0-9]{2}",
        example="⟦2022- 07- 11⟧ 10:29:44 来源：杭州日报 作者：",
        source="杭州市人民代表大会常务委员会关于促进杭州城西科创大走廊创新发展的决定 (2022)",
    ),
    Use(
        "web page source",
        "published",
        "D",
        before="来源[^，。；\n]{0,24}$",
        after="[^，。；\n]{0,24}(?:\n|$)",
        example="来源：杭州日报 ⟦2022-07-11⟧",
        source="杭州市人民代表大会常务委员会的网页",
    ),
    Use(
        "published",
        "published",
        "D",
        after=f"{_NAMES}(?:(?:公布|发布|颁布|公告|印发)(?:施行)?{_STOP}|令（?[第〔])",
        example="⟦2006年5月27日⟧ 中华人民共和国国务院令第469号公布",
        source="测绘成果管理条例 (2006)",
        dates_paper=True,
    ),
    Use(
        "signature",
        "document_date",
        "D",
        before="(?:(?:^|\n)[^，。；：\n]{0,32}|成文日期：)$",
        after="[）\\]】]? {0,3}(?:\n|$|(?:发布|公开|施行|生效)(?:日期|时间)：)",
        example="杭州市商务局\n⟦2022年10月8日⟧",
        source="支持商贸头部企业发展政策实施细则 (2022)",
        dates_paper=True,
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
        example="⟦1997年12月31日前⟧已退休的职工",
        source="浙江省职工基本养老保险条例 (2008) 第三十条",
    ),
    Use(
        "before",
        "deadline",
        "DMY",
        after="[之以]?[前内]",
        example="⟦2025年底前⟧，力争开通中欧班列",
        source="杭州市促进生产性服务业高质量发展的若干举措 (2024)",
        to_come=True,
    ),
    Use(
        "before, with others",
        "deadline",
        "D",
        after="(?:[、和及][0-9年月]{2,9}日){1,11}[之以]?前",
        example="分别于⟦2024年4月10日⟧、7月10日、10月10日前报送进度",
        source="河南省人民政府关于2023年重点工作的通知, 豫政〔2023〕5号",
        to_come=True,
    ),
    Use(
        "by",
        "target",
        "DMY",
        last="至到",
        example="到⟦2027年⟧，",
        source="杭州市促进生产性服务业高质量发展的若干举措 (2024)",
        to_come=True,
    ),
    Use(
        "done on",
        "deadline",
        "DMY",
        last="于在",
        after="[^，。；\n]{0,8}(?:完成|建成|报送|上报|提交|投[用产运])",
        example="在⟦2019年⟧完成五城区与滨江区水务一体化整合的基础上",
        source="杭州市供水排水改革的方案, samples",
        to_come=True,
    ),
    Use(
        "done by",
        "deadline",
        "DMY",
        after="(?<=[底末月份])(?:全面|全部|基本)?(?:完成|建成|取得|投用)|(?<=[底末])",
        example="（⟦6月底⟧完成，牵头考核单位：市工信局）",
        source="包头市2022年数字政府建设考评办法",
        to_come=True,
    ),
    Use(
        "from then on",
        "effective",
        "DMY",
        last="自从",
        after="起",
        example="自⟦2020年⟧起，将对各责任主体",
        source="环大罗山科创走廊, 温政办〔2020〕5号",
        opens=True,
        to_come=True,
    ),
    Use(
        "from now on",
        "effective",
        "DMY",
        after="起，",
        example="⟦2020年⟧起，国家卫生健康委每年3月底前完成上述工作",
        source="国务院办公厅关于加强三级公立医院绩效考核工作的意见 (2019)",
        opens=True,
        to_come=True,
    ),
    Use(
        "since",
        "period",
        "DMY",
        after="起|[之以]?后|以来|至今",
        example="⟦1998年1月1日以后⟧参加工作",
        source="浙江省职工基本养老保险条例 (2008) 第三十一条",
        opens=True,
    ),
    Use(
        "past event",
        "history",
        "DM",
        after="[^。；\n]{0,40}(?:印发|出台|发布|公布|颁布|下发|成立|启动|获批|批[复准转]|召开|制定|签署|订立|挂牌|通过"
        "|报送|修[改订]|指出|(?:调研|考察|视察)时)",
        example="⟦2016年7月⟧，浙江省政府办公厅印发《关于推进杭州城西科创大走廊建设的若干意见》",
        source="关于《杭州城西科创大走廊条例（草案）》的起草说明",
    ),
    Use(
        "past year",
        "history",
        "Y",
        after="[^，。；\n]{0,20}(?:发布|颁布|印发|通过)(?:了|的|《|通知)",
        example="⟦1950年⟧中央人民政府委员会通过的《中华人民共和国国徽图案》",
        source="国徽法 (2020) 第二条",
    ),
    Use(
        "compared",
        "history",
        "DMY",
        last="较比",
        example="推动全市工商业电价较⟦2024年⟧下降3分/千瓦时以上",
        source="关于推动经济高质量发展的若干政策（2025年版）",
    ),
    Use(
        "basis",
        "history",
        "Y",
        last="在",
        after="[^，。；\n]{0,12}基础上",
        example="在⟦2024年⟧“3个70%”基础上，力争提升",
        source="关于推动经济高质量发展的若干政策（2025年版）",
    ),
    Use(
        "goal",
        "target",
        "Y",
        before="(?:力争|争取|确保|目标|计划|努力|预计|拟)[^。；\n]{0,12}$",
        example="力争⟦2024年⟧实现交易电量450亿千瓦时以上",
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024)",
        to_come=True,
    ),
    Use(
        "year's goal",
        "target",
        "Y",
        after="(?<!度)(?:，?(?:计划|预计|目标)|[^。；\n]{0,24}(?:力争|争取|确保))",
        example="⟦2024年⟧计划建设筹集保障性租赁住房6万套",
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024)",
        to_come=True,
    ),
    Use(
        "indicator",
        "target",
        "Y",
        after="(?<=年)(?:指标|目标)",
        example="单位\t⟦2025年⟧指标",
        source="杭州市服务业扩大开放综合试点实施方案 (2023)",
        to_come=True,
    ),
    Use(
        "day",
        "history",
        "D",
        example="⟦2003年5月13日⟧，安徽省淮北矿业集团公司芦岭煤矿发生特大瓦斯爆炸",
        source="国务院办公厅关于加强煤矿安全的通知 (2004)",
    ),
    Use(
        "point",
        "period",
        "MY",
        example="按照市政府⟦2022年⟧第4次常务会议要求",
        source="包头市2022年数字政府建设考评办法",
        to_come=True,
    ),
)
