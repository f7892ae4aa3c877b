"""Bodies that no row names, told by what they do, have done, must do or are in charge of."""

import re

# 其他负有环境保护监督管理职责的部门: told by the duty that they have; its end is sought first.
# 国务院管理节能工作的部门, 负责药品监督管理的部门: and by what it is in charge of.
DUTY_END = re.compile("的(?:行政(?!机关))?(?:主管)?(?:部门|机构|机关)(?!所在)(?:和单位)?")
DUTIES = ("职责", "职能", "职权")
CHARGES = ("管理", "监督", "监管", "监察", "执法", "工作")
# 作出行政处罚的机关, 受理投诉的行政主管部门: and by what they have done.
DEEDS = (
    "决定",
    "处罚",
    "行为",
    "许可",
    "登记",
    "备案",
    "投诉",
    "举报",
    "申请",
    "报告",
    "检举",
    "控告",
)
IN_DEED = re.compile(
    "(?<!不予)(?:负责)?(?:作出|受理|准予|接到|收到)(?:(?![应负由的向对经或]|(?<!举)报(?!告)|作出|受理|接到|收到|部门|机[构关]|政府)[一-龥、]){2,12}$"
)
IN_DUTY = re.compile(
    "(?:其他)?(?:依法)?(?:负有|承担|负责|行使|履行)(?:(?![应负由]|承担|行使|履行)[一-龥、]){2,20}$"
)
IN_CHARGE = re.compile(
    "(?:其他)?(?:依法)?(?:负责|主管|(?:(?<=[院府由向和、，。；\\n ])|(?<=会同)|(?<=或者))管理)"
    "(?:(?![应负由的向报]|主管|承担|行使|履行|部门|机[构关]|会同|政府)[一-龥、]){0,20}$"
)
# 设立预防和制止家庭暴力委员会，负责…: a body that the paper founds is one wherever it stands.
FOUNDED = re.compile(
    r"(?:设立|成立|组建)(?P<name>(?![一二三四五六七八九十]|专门|专项|分支|派出|内设|若干|相应|由)(?:(?![的或])[一-龥]){2,14}(?:委员会|机构))(?=，(?:归口[^，。；\n]{2,16}，)?(?:具体|统一|作为[^，。；\n]{2,12})?(?:负责|承担|履行))"
)
# 数据提供部门, 制定机关: what such a body does tells that it is one.
ACTING_HEADS = frozenset(("部门", "机关"))
ACTS = re.compile(
    "(?:应当?(?![用急对付邀聘届收税])|要(?![求素点件闻目领])|必须|不得|可以|负责|(?:审核|审查)?(?:同意|批准)|收到|接到|发现|认为|会同)"
)
MUST = re.compile(
    r"，?(?:要(?![求素点件闻目领])|应当?(?![用急对付邀聘届收税])|必须|不得|可以|负责(?!人|同志|制(?![定订作])))"
)
# Told by what they must do: 牵头单位要切实负起责任.  责任单位应当 is said in laws of whoever is liable.
ACTORS = re.compile(
    rf"牵头(?:单位|部门)(?={MUST.pattern})|(?:责任|主管)(?:单位|部门)(?=，?(?:要(?![求素点件闻目领])|负责(?!人|制(?![定订作]))))"
)
# Divisions that act: 各地要参照建立. They stand where a sentence begins, before what they do.
_ACTS_THEN = (
    r"(?=，?(?:[也都均]?(?:要(?![求素点件闻目领])|应当?(?![用急对付邀聘届收税])|必须)|须|不得|可(?![行见能靠持再])|可以|组织|建立|完成|参照|结合|按照|根据|对照|以(?=[^，。；\n]{2,16}为)"
    r"|于(?=[^，。；\n]{2,12}(?:前|底|完成))|积极|认真|切实|进一步|牵头|负责|制定|制订|出台|落实|加强|加快|加大)|，国务院各部[门委])"
)
# Units below a city; as the last of a list they stand for their governments too: 责任单位：市直有关单位，各县市区。
_BELOW_CITY = (
    "旗县市区|旗县区|县市区|区市县|区、县级市|县区|区县|市县|县市|乡镇、街道|乡镇（街道）|镇（街道）|乡（镇）|乡镇街道|乡镇|镇街|街镇"
    "|苏木镇|苏木乡镇|师市|师（市）|团场"
)
_LIST_ENDS = "(?=[）】〕；\\n]|、[市县区州旗]直|，(?:责任|配合|牵头|[^，。；）\\n]{2,12}[局委办府会司院部心区][，、）])|$)"
# Each begins with words that are sought as they stand, many times faster than one of two characters.
ACTING = tuple(
    re.compile(words)
    for words in (
        rf"各(?<=[。；，：\n 前和及]各)(?:地|省份|省|市|县|州|镇|乡|试点(?:地区|城市|省市|市|区)|省、自治区、直辖市|省（区、市）){_ACTS_THEN}",
        rf"有关省、市、自治区(?<=[。；，：\n 前和及]有关省、市、自治区){_ACTS_THEN}",
        rf"各(?<=[。；，、：\n 由和及请]各)(?:(?:{_BELOW_CITY})(?:{_ACTS_THEN}|{_LIST_ENDS})|[市州盟县区旗师](?=[）】〕]))",
    )
)
# A division that must act is its government: 淳安县要结合实际落实.
DIVISION_ACTS = tuple(
    re.compile(words)
    for words in (
        "要(?<=[县区市旗]要)(?![求素点件闻目领])",
        "应(?<=[县区市旗]应)(?=当|在|于|根据|按)",
        "牵头(?<=[县区市旗]牵头)(?!单位|部门)",
        "负责(?<=[县区市旗]负责)(?!人|同志|制(?![定订作]))",
    )
)
# 各县市区, as the last of a list or as they act: their governments.
DISTRICTS = frozenset(
    "各旗县市区 各旗县区 各县市区 各区市县 各区、县级市 各县区 各区县 各市县 各县市 各区 各旗".split()
)
