"""FORMS of citations: what in a text may be one, each form with the text that has it."""

import re

from .phrases import Form, Row
from .provision_lists import DIGITS, RUN
from .titles import AFTER_NAME, NO_LAW

_SELF = (
    r"法(?![院官人律治学医庭警槌案系]|定(?!的)|规(?!定))|法典|条例|(?:实施|管理|暂行)?办法|(?:若干|暂行)?规定|(?:实施)?细则|"
    r"(?:实施|指导|若干|工作)?意见(?![书稿建])|(?:实施|工作|行动|试点|总体)?方案|(?:行动|工作)?计划(?!单列)|"
    r"(?:若干|政策)?(?:措施|举措)|(?:若干|扶持)?政策(?![性])|文件|通知(?![书单])|决定(?![书权])|决议|规划(?![区期院])|"
    r"解释(?!权)|规则|规程|章程|准则|规范|指引|指南|预案|公告(?!栏)|通告|批复|标准|纲要|制度|清单|目录|令|公约|协定|议定书"
)
FORMS = (
    Form(
        name="title",
        pattern=re.compile(r"《(?:[^《》\n]|《[^《》\n]*+》){1,200}+》"),
        source="GB/T 15834—2011 4.15",
        example="根据⟦《国务院关于加强监管的意见》（国发〔2019〕5号）⟧精神",
    ),
    Form(
        name="provisions",
        # A line that begins with one and goes on with a blank is a provision's own.
        pattern=re.compile(rf"第(?:(?<!\n第){RUN[1:]}|{RUN[1:]}+(?=规定|明确|的|所|[对将]))"),
        source="立法法 (2023) 第六十五条第二款",
        example="违反⟦第八条、第十条第二款⟧规定的",
    ),
    Form(
        name="self",
        pattern=re.compile(rf"本(?<![基根资样版文日原标].)(?<!(?<![造完形构])成.)(?:{_SELF})"),
        source="立法技术规范（试行）（一）(2009) 五",
        example="依照⟦本条例第三条⟧处罚",
    ),
    Form(
        name="this provision",
        pattern=re.compile(
            r"本(?<![基根资样版文日原标].)(?<!(?<![造完形构])成.)(?:条(?![ 　]*[例约件款])|款(?![项式])|项(?![目工活业研服任改政])|章(?!程)|节(?![目能约省水日])|编(?![制号辑委])|目(?![录的标]))"
        ),
        source="立法技术规范（试行）（一）(2009) 五",
        example="有⟦本条第二款⟧行为的",
    ),
    Form(
        name="provision before",
        pattern=re.compile(
            # 从事前款规定的活动, 以前条规定的方式; but not 以前项目, 事前.
            rf"前(?<![之目先提日当支空票年月天].)(?:(?<![以事生].)|(?=款|[条项](?:第|规定|所列|手段|方式|行为|情形)))"
            rf"[{DIGITS}]{{0,2}}(?:款(?![项式])|条(?![例约件款])|项(?!目)|章|节(?![目能约]))"
        ),
        source="立法技术规范（试行）（一）(2009) 五",
        example="违反⟦前两款⟧规定的",
    ),
    Form(
        name="that provision",
        pattern=re.compile(
            r"该(?<!各.)(?:条例|条|款|项|法|办法|规定|解释|细则|决定)(?= ?第[一二三四五六七八九十百]|[的所]?规定)"
        ),
        source="最高人民法院关于适用《中华人民共和国民法典》总则编若干问题的解释 (2022) 第十一条",
        example="《民法典》第三十六条规定的情形，⟦该条第二款⟧规定的个人",
    ),
    Form(
        name="quoted numbers",
        pattern=re.compile(rf"“[{DIGITS}]{{1,6}}(?:[、和至—][{DIGITS}]{{1,6}})*”条"),
        source="关于加快跨境电子商务发展的实施意见 (2019) （二十）",
        example="除⟦“二、七、九”条⟧由市级财政承担外",
    ),
    Form(
        name="papers before",
        pattern=re.compile(
            r"前(?:发|(?<=[此以]前)(?:印发|发布|制定|出台)的?)(?:有关|相关)?(?:文件|规定|政策|通知|办法|意见)"
        ),
        source="实施“春晖计划”进一步降低企业成本若干措施 (2024)",
        example="⟦前发文件⟧与本措施不一致的",
    ),
    Form(
        name="former rules",
        pattern=re.compile(r"原有(?:规定|政策|文件)(?=与本)"),
        source="关于优化调整就业创业政策措施全力促发展惠民生的通知 (2023) 三（三）",
        example="⟦原有规定⟧与本通知不一致的，以本通知为准",
    ),
    Form(
        name="about",
        pattern=re.compile(
            r"关于[^，。；：《》\n]{4,70}?的?(?:实施意见|指导意见|若干意见|意见|通知|决定|实施方案|方案|批复|决议)(?![稿书])(?!和?建议)"
        ),
        source="杭州城西科创大走廊创新发展专项资金管理办法 (2022) 一",
        example="根据省委、省政府⟦关于打造创新策源地的实施意见⟧有关要求",
    ),
    Form(
        name="quoted title",
        pattern=re.compile(
            r"“(?<=[照据受行实施合按]“)(?P<name>[^“”\n]{6,40}(?:办法|条例|规定|细则|意见|通知|目录))”(?=中|规定|的|相关|有关|要求|等|精神|明确|执行)"
        ),
        source="关于加快跨境电子商务发展的实施意见 (2019) （六）",
        example="可享受“⟦杭州市标准化项目资助经费管理办法⟧”中的相关政策",
    ),
    Form(
        name="bare article",
        pattern=re.compile(rf"在(?P<name>(?=[^第0-9])[{DIGITS}]{{1,7}}条)(?=中|规定|明确)"),
        source="关于《杭州城西科创大走廊条例（草案）》的起草说明 (2024) 三（五）",
        example="在⟦二十八条⟧中明确",
    ),
    Form(
        name="applied law",
        pattern=re.compile(
            r"(?:根据|依照|依据|按照|遵照|适用|违反|符合|参照|执行|遵守)"
            r"(?=[^法例录则，。；：、《》（\n]{0,32}+[法例录则])"
            r"(?![本该其前第各这现所]|有关|相关|国家有关|上述|下列|法律|约定|规定|适用)(?:修[改订正][前后]的?|新修[改订]的)?"
            rf"(?P<name>宪法|公司法|[一-龥]{{1,22}}?(?:法典|宪法|公司法|(?<![{NO_LAW}])法|条例)|国家[一-龥]{{4,24}}?(?:目录|办法|细则)){AFTER_NAME}"
        ),
        source="立法技术规范（试行）（二）(2011) 一",
        example="依照⟦行政诉讼法⟧的规定",
    ),
    Form(
        name="full name",
        pattern=re.compile(
            rf"中华人民共和国(?!法律|境内)[一-龥]{{0,24}}?(?:法典|宪法|公司法|(?<![{NO_LAW}])法|条例){AFTER_NAME}"
        ),
        source="立法技术规范（试行）（二）(2011) 一",
        example="⟦中华人民共和国民事诉讼法⟧的任务",
    ),
)  # fmt: skip
# What no single pattern of the text finds: it takes the tables of 文号, laws' names, the paper's terms.
READINGS = (
    Row(
        name="number",
        source="党政机关公文格式 (GB/T 9704—2012) 7.2.5",
        example="要严格按照⟦浙政发〔2019〕27号文件⟧公布的",
    ),
    Row(
        name="law and provisions",
        source="立法技术规范（试行）（二）(2011) 一",
        example="在⟦刑法第一百六十五条⟧中增加一款",
    ),
    Row(
        name="short name",
        source="立法技术规范（试行）（一）(2009) 四",
        example="《促进跨境电子商务发展的意见》（以下简称跨境意见）印发后，⟦跨境意见⟧的政策",
    ),
)
