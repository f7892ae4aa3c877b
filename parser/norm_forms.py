"""OPERATORS: the words that make a clause a norm."""

import re
from typing import Literal

from .phrases import Form
from .records import Modality


class Operator(Form, frozen=True, kw_only=True):
    """Words that make a clause a norm.

    place: where in a stretch between commas they do.  `verb`: anywhere; `head`: at its beginning,
    behind its subject or behind a place; `first`: the same, and only as the sentence's first
    """

    modality: Modality
    place: Literal["verb", "head", "first"] = "verb"


_TECHNIQUE = "立法技术规范（试行）（一）(2009)"
OPERATORS = (
    Operator(
        name="shall",
        pattern=re.compile(r"(?<!不)应当(?!知道|知悉)"),
        modality="obligation",
        source=f"{_TECHNIQUE} 应当，必须",
        example="⟦学校应当设立安全工作专项经费⟧。",
    ),
    Operator(
        name="must",
        pattern=re.compile(r"必须(?!品)|(?<![无毋不急所触])须(?![知要眉发臾])"),
        modality="obligation",
        source=f"{_TECHNIQUE} 应当，必须",
        example="⟦建设水工程，必须符合流域综合规划和区域综合规划⟧。",
    ),
    Operator(
        name="should",
        pattern=re.compile(
            r"(?<![不相适响供反对效感顺呼答因策理回照一本接承或])应"
            r"(?![当急对用变答付邀试激诊届力收允募酬得聘征诉援交纳缴税计提退还招罚该标扣享处到]|尽(?!下列)|[^，。；\n]{1,20}(?:请求|要求|邀请))"
        ),
        modality="obligation",
        source="宁波杭州湾新区条例 (2015) 第五条",
        example="⟦新区城市总体规划应与慈溪市市域总体规划相衔接⟧；",
    ),
    Operator(
        name="is to",
        pattern=re.compile(
            r"(?<![必需重主只])要(?=各[司负]其|对[^，。；\n]{1,24}(?:加强|进行|给予|予以|实行|负责)|及时|按时|严格|认真|按照|依照|加强|进一步|逐步|给予|予以|建立健全)"
        ),
        modality="obligation",
        source="北京市见义勇为人员奖励和保护条例 (2016) 第十一条",
        example="⟦公民对见义勇为要给予支持和帮助⟧。",
    ),
    Operator(
        name="shall not",
        pattern=re.compile(r"(?<!迫)不得(?![已不])|不准(?!予)|不应(?!有|急)|不可以|不允许|不许(?!可)"),
        modality="prohibition",
        source=f"{_TECHNIQUE} 不得，禁止",
        example="⟦除法律、法规另有规定外，政务部门不得拒绝归集数据⟧。",
    ),
    Operator(
        name="ban",
        pattern=re.compile(
            r"(?!(?<=等)..[^，。；\n]{1,12}的)(?:禁止|严禁)(?!的|性|令|区|标志|标识|或者?限制|、限制|类|事项|开发|进口货物|通行的)"
        ),
        modality="prohibition",
        place="head",
        source=f"{_TECHNIQUE} 不得，禁止",
        example="⟦禁止在公共场所的地面上晾晒物品⟧。",
    ),
    Operator(
        name="may",
        pattern=re.compile(
            r"(?<!不)可以|(?<![许认不均方尚即])可(?=[按依由在向对将自视凭经于与]|根据|参照|比照|申请|委托|采取|给予|处以|并处"
            r"|处[一二三五十百千0-9]|继续|延[期长]|实行|设立|召开|责令|没收|吊销|予以)"
        ),
        modality="permission",
        source="杭州城西科创大走廊条例草案 第三条第二款",
        example="⟦管理单位可按照成本补偿和非营利原则合理确定服务价格⟧。",
    ),
    Operator(
        name="right",
        pattern=re.compile(r"(?<![所占享具持拥专])有权(?![利益限威属机部单人证力状的处])"),
        modality="permission",
        source="个人信息保护法 (2021) 第四十五条",
        example="⟦个人有权向个人信息处理者查阅、复制其个人信息⟧；",
    ),
    Operator(
        name="allow",
        pattern=re.compile(r"(?<!不)允许(?!的)"),
        modality="permission",
        place="head",
        source="海南自由贸易港法 (2021) 第四十三条",
        example="⟦国家允许境外机构依法提供服务⟧。",
    ),
    Operator(
        name="encourage",
        pattern=re.compile(
            r"(?:鼓励|支持|提倡|倡导)"
            r"(?!的|措施|政策|体系|力度|资金|项目|对象|条件|(?<=支持)单位|性|类|、?配合|和配合|(?:和|与)保障\n)"
        ),
        modality="encouragement",
        place="head",
        source="自动驾驶汽车条例，北京市 (2024) 第九条",
        example="⟦本市支持自动驾驶汽车数据依法有序开放、授权使用和流通利用⟧。",
    ),
    Operator(
        name="promote",
        pattern=re.compile(r"(?:引导|推动)(?!的|员|作用|力|性|、)"),
        modality="encouragement",
        place="first",
        source="杭州城西科创大走廊条例草案 第十九条",
        example="⟦推动建立健全高等院校科研人员与企业科研人员之间的交流机制⟧。",
    ),
    Operator(
        name="explore",
        pattern=re.compile(r"探索(?!的|性|者)"),
        modality="exploration",
        place="head",
        source="杭州城西科创大走廊条例草案 第二十五条",
        example="⟦在大走廊内探索统一规划管理，逐步建立统一的规划体系⟧。",
    ),
)  # fmt: skip
