"""The words that people read, in English or in Chinese, after the user's locale."""

import os
import re
import sys
from collections.abc import Mapping, Sequence


def speaks_chinese(environment: Mapping[str, str] | None = None) -> bool:
    """Whether messages are to be Chinese: the first of LC_ALL, LC_MESSAGES and LANG that is set says.

    >>> speaks_chinese({"LC_ALL": "", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"})
    True
    """
    environment = os.environ if environment is None else environment
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next(filter(None, names), "").lower().startswith("zh")


def translate(english: str) -> str:
    """The message in the user's language; what stands in braces is filled in afterwards."""
    return CHINESE[english] if speaks_chinese() else english


def translate_diagnostic(message: str) -> str:
    """What the parser says of an odd text, in the user's language."""
    if not speaks_chinese():
        return message
    if (found := _find_chinese(message, DIAGNOSTICS)) is not None:
        return found
    first, *others = message.split("; ")  # one for each provision that a citation lists
    return "；".join(map(translate_diagnostic, (first, *others))) if others else message


def translate_error(message: str) -> str:
    """Why a call can't be carried out, as the other stages and the command line say it."""
    found = _find_chinese(message, ERRORS) if speaks_chinese() else None
    return message if found is None else found


def _find_chinese(message: str, rows: Sequence[tuple[str, str]]) -> str | None:
    for pattern, chinese in rows:
        if match := re.fullmatch(pattern, message):
            return match.expand(chinese)
    return None


def complain(message: str) -> None:
    """One line on standard error, whatever the message holds."""
    sys.stderr.write(f"tiaoli: {' '.join(message.split())}\n")


CHINESE = {
    # The commands and what they take.
    "Read Chinese legal and policy texts and make a knowledge graph of them.": (
        "读中国的法规和政策文件，把它们变成知识图谱。"
    ),
    "Write the records of what PATH holds: JSON Lines, one document a line.": (
        "把文件解析成记录：JSON Lines，每行一件文件。"
    ),
    "Write what PATH holds as one graph.": "把文件写成一张图谱。",
    "Show the outline of FILE, with line numbers and all that is odd about it.": (
        "在终端里显示文件的结构，带行号和疑点。"
    ),
    "List all that is odd about the texts: a number missing, a bracket left open.": (
        "列出文本中的疑点：缺号、重号、括号没有闭合等等。"
    ),
    "Ask the graph of PATH a question in SPARQL: QUERY, or that of --file or --name.": (
        "用 SPARQL 查询文件的图谱：QUERY，或者 --file、--name 给出的查询。"
    ),
    "Keep the graph of PATH, and no more, on disk; only files that changed are read again.": (
        "把这些文件的图谱存在磁盘上，库里不留别的；只重读有变化的文件。"
    ),
    "Check the graph of PATH against its shapes (SHACL): a line for each fault, none if sound.": (
        "按形状（SHACL）检查图谱：每处问题一行，没有问题就没有输出。"
    ),
    "Write what PATH holds as tables: CSV that Excel opens, SQLite, or Parquet.": (
        "把文件写成表格：Excel 能打开的 CSV、SQLite 或者 Parquet。"
    ),
    "a folder, or a file that ends in .sqlite": "文件夹，或者以 .sqlite 结尾的文件",
    "the format; without it, as the output ends, else csv": "格式；不给时看输出的结尾，否则是 csv",
    "Print the JSON Schema of the records.": "打印记录的 JSON Schema。",
    "Print the text that the offsets of FILE's records count in.": (
        "打印文件的文本，记录中的位置就是按它计数的。"
    ),
    "Draw the outline of FILE: one document as a picture (.svg), or all on a page (.html).": (
        "画出文件的结构：一件画成图（.svg），全部画成网页（.html）。"
    ),
    "Tell what was read on a line, and by which rule: FILE:LINE.": (
        "说明一行中读出了什么、依据哪条规则：FILE:LINE。"
    ),
    "Print this help.": "显示帮助。",
    "Print the version.": "显示版本。",
    "Commands": "命令",
    "Arguments": "参数",
    "Options": "选项",
    "files; folders, for all *.txt in them; - for standard input": (
        "文件；文件夹（其中所有 *.txt）；- 表示标准输入"
    ),
    "a file, or - for standard input": "文件，- 表示标准输入",
    "a line of a file, from 1": "文件中的一行，从 1 数起",
    "files and folders; then QUERY, where it is here": "文件和文件夹；最后可以写 QUERY",
    "where to write; without it, standard output": "写到哪里；默认写到标准输出",
    "where to write: .svg or .html": "写到哪里：.svg 或 .html",
    "which of its documents, from 1; without it, all, or the first": (
        "第几件文件，从 1 数起；默认全部，或第一件"
    ),
    "how many processes work at once; without it, one a core where that pays": (
        "同时工作的进程数；默认按核数，值得时才并行"
    ),
    "show how far the work is, on a terminal": "在终端上显示进度",
    "the format": "格式",
    "what the names of things in the graph begin with": "图谱中各种名称的前缀",
    "the format; without it, as the output ends, else turtle": (
        "格式；不给时看输出的结尾，否则是 turtle"
    ),
    "what GraphML and GEXF show; without it, documents": (
        "GraphML 和 GEXF 画哪一面；不给时是 documents"
    ),
    "the folder of a store on disk": "磁盘图谱库所在的文件夹",
    "the address of a SPARQL server": "SPARQL 服务器的地址",
    "a file that holds the question": "写有查询语句的文件",
    "a question that comes with tiaoli; `list` tells which there are, and what each takes": (
        "自带的查询；`list` 列出有哪些、各有哪些参数"
    ),
    "a value for what a named question leaves open: NAME=VALUE": ("给自带查询的参数：NAME=VALUE"),
    "Draw who must do what, since when, in place of what.": (
        "画图：谁该做什么、何时起施行、替代了什么。"
    ),
    "which picture": "画哪一种图",
    "where to write: .svg, .html, .png, .docx or .xlsx": (
        "写到哪里：.svg、.html、.png、.docx 或 .xlsx"
    ),
    "as of which day, like 2024-06-30": "截至哪一天，如 2024-06-30",
    "for paper: words of its title, or its 文号": "用于 paper：文件标题中的词，或文号",
    "for agency and lineage: words of a body's name": "用于 agency、lineage：机构名称中的词",
    "for districts and lineage: a city's name or code": (
        "用于 districts、lineage：城市的名称或代码"
    ),
    "only the duties of this role": "只看这一种责任",
    "count bodies that became one another as one, or by name": (
        "更名、合并前后的机构并作一个（lineage），或按名称分开（name）"
    ),
    "the language of the picture": "图中的语言",
    "how many bodies or rows are shown": "最多画多少个机构或多少行",
    "for districts: a file with their boundaries, by `adcode`": (
        "用于 districts：区划边界文件，按 `adcode`"
    ),
    "rule": "规则",
    # What went wrong.
    "no such file": "没有这个文件",
    "no such folder": "没有这个文件夹",
    "a file, where a folder is wanted": "是文件，这里要的是文件夹",
    "{path} is a file to be read: write elsewhere": "{path} 是要读的文件，请写到别处",
    "tables go to a folder, or to a file that ends in .sqlite": (
        "表格写到文件夹里，或者写成以 .sqlite 结尾的文件"
    ),
    "a graph ends in .ttl, .jsonld, .nq, .graphml or .gexf; --to names the format": (
        "图谱的文件名要以 .ttl、.jsonld、.nq、.graphml 或 .gexf 结尾，否则用 --to 指明格式"
    ),
    "{option} is for the maps {maps}": "{option} 只用于这些图：{maps}",
    "--view is for graphml and gexf; the other formats hold all": (
        "--view 只用于 graphml 和 gexf；其他格式写出全部内容"
    ),
    "--set gives each value of a named question once": "--set 只用于自带的查询，每个参数给一次",
    "--top is 1 or more": "--top 至少是 1",
    "no right to it": "没有权限",
    "a folder, where a file is wanted": "是文件夹，这里要的是文件",
    "no *.txt in it": "里面没有 *.txt 文件",
    "no words in it": "里面没有文字",
    "not a text in an encoding that we read ({places}); save it as plain text, UTF-8": (
        "不是能读的编码的文本（{places}）；请另存为 UTF-8 编码的纯文本"
    ),
    "give one question: QUERY behind the paths, --file or --name": (
        "请给出一个查询：路径后面的 QUERY、--file 或者 --name"
    ),
    "--base names the graph of PATH; a store and a server have their names": (
        "--base 只用于 PATH 的图谱；图谱库和服务器里的名称已经定了"
    ),
    "ask one graph: that of PATH, of --store or of --endpoint": (
        "请指定一张图谱：PATH、--store 或者 --endpoint"
    ),
    "a store is built from files, not from standard input": "图谱库由文件建成，不能读标准输入",
    "a value is given as NAME=VALUE": "参数要写成 NAME=VALUE",
    "a day is given as YEAR-MONTH-DAY": "日期要写成 年-月-日，如 2024-06-30",
    "a picture ends in .svg, .html or .png; a table in .docx or .xlsx": (
        "图的文件名以 .svg、.html 或 .png 结尾，表格以 .docx 或 .xlsx 结尾"
    ),
    "only the map paper can be written as .docx or .xlsx": "只有 paper 能写成 .docx 或 .xlsx",
    "several pictures need a page: .html": "多幅图要写成网页：.html",
    "no paper or body to be drawn": "没有可画的文件或机构",
    "no paper has {words} in its title or number": "没有标题或文号中有“{words}”的文件",
    "no paper in force on {day} has {words} in its title or number": (
        "{day} 有效的文件中，没有标题或文号中有“{words}”的"
    ),
    "no body has {words} in its name": "没有名称中有“{words}”的机构",
    "no city is called {words}": "没有叫“{words}”的城市",
    "this needs an extra: {command}": "需要另外安装：{command}",
    "a line is given as FILE:LINE": "行要写成 FILE:LINE",
    "the file's lines are 1 to {last}": "文件只有第 1 行到第 {last} 行",
    "{place}: nothing begins on this line": "{place}：没有什么从这一行开始",
    "a number of processes is 1 or more": "进程数至少是 1",
    "a picture ends in .svg or .html": "图的文件名要以 .svg 或 .html 结尾",
    "there is no such document in the file": "文本里没有这件文件",
    "SHACL wants pySHACL: pip install 'tiaoli[validate]'": (
        "SHACL 需要 pySHACL：pip install 'tiaoli[validate]'"
    ),
    "Parquet wants pyarrow: pip install 'tiaoli[parquet]'": (
        "Parquet 需要 pyarrow：pip install 'tiaoli[parquet]'"
    ),
    "a process that worked on the texts died, perhaps for want of memory; try --jobs 1": (
        "一个工作进程中断了，可能是内存不足；请试 --jobs 1"
    ),
    "nothing takes {words}; paths, and QUERY behind them, stand side by side": (
        "多出来的参数：{words}；路径和后面的 QUERY 要连在一起写"
    ),
    "{reason}; see tiaoli {command}--help": "用法有误：{reason}；请看 tiaoli {command}--help",
    # What was done.
    "{path}: {count} pictures": "{path}：{count} 幅图",
    "{path}: {count} tables": "{path}：{count} 张表",
    "{path}: {files} files, {documents} documents, {provisions} provisions": (
        "{path}：{files} 个文本，{documents} 件文件，{provisions} 个条目"
    ),
    "; {unchanged} files as they were": "；另有 {unchanged} 个文本没有变",
    "; {gone} files taken out": "；去掉了 {gone} 个不再给出的文本",
}
"""English message -> the same in Chinese."""

QUESTIONS = {
    "amended": "法律由什么修改，何时修改？",
    "applies-to": "哪些文件适用于或者提到一个区划？",
    "citations": "一件文件引用什么，为什么引用？",
    "citing-repealed": "哪些条目引用了已经失效的文件？",
    "conflicts": "文件在哪里自相矛盾：一个条目有两个牵头单位，失效早于生效？",
    "dangling": "哪些引用没有着落？",
    "definitions": "哪些词在文件中有专门的含义？",
    "division": "一个区划在某一天的情况：代码、隶属、下辖、前身和后来？",
    "division-of-labour": "一件文件怎样分工：逐条看谁牵头、谁参与？",
    "documents": "有哪些文件？",
    "duties": "一个机构（连同它用过的名称）有哪些职责？",
    "expiring": "哪些文件即将失效？",
    "funding": "费用由谁承担多少，适用于哪些区划？",
    "in-force": "某一天哪些文件有效？",
    "led-by": "哪些文件整件由一个机构牵头实施：由市商务局负责牵头组织实施？",
    "members": "一个统称包括哪些政府：杭州市各区、县（市）人民政府？",
    "names-of": "一个机构先后叫什么，各从哪天到哪天？",
    "orphaned": "哪些职责属于已经撤销的机构，后来归哪个机构？",
    "outline": "一件文件有哪些条目，各写了什么？",
    "overlap": "与其他文件重叠时怎么办：以哪件为准，是否不重复享受？",
    "possibly-same": "哪些文件可能是同一件，只凭标题和文号定不下来？",
    "replaced": "一件文件被什么取代，取代它的又被什么取代？",
    "responsibilities": "谁以什么身份做什么，写在哪里？",
    "resting-on": "什么以一部法律、一件文件、一条规定为依据，或者落实、参照、修改、引用它？",
    "shared-duties": "哪些机构在同一条目中有职责，共有多少条？",
    "state": "某一天每件文件处于什么状态？",
    "successors": "哪些文件看来取代了先前的文件，为什么？",
    "targets": "要达到、支付或者遵守哪些数量，到什么时候？",
    "where": "关于一个事物说了什么，读自哪里？",
    "without-lead": "哪些文件给机构定了职责而没有牵头单位？",
}
"""Name of a query -> its question in Chinese; the English one is its first comment."""

ERRORS = (
    (r'Unknown command (".*?")\. Did you mean (".*?")\?.*', r"没有 \1 这个命令，是不是 \2？"),
    (r'Unknown command (".*?")\..*', r"没有 \1 这个命令"),
    (r"Unknown option: (.*?)\. Did you mean (.*?)\?", r"没有 \1 这个选项，是不是 \2？"),
    (r"Unknown option: (.*)", r"没有 \1 这个选项"),
    (r"Parameter (.*) specified multiple times", r"\1 只能给一次"),
    (r'Command ".*" parameter (.*) requires an argument', r"缺少 \1"),
    (r"Invalid value for (.*): unable to convert (.*) into int", r"\1 要一个整数，不是 \2"),
    (r"Invalid value (.*) for (.*)\. Choose from: (.*)", r"\2 没有 \1，可选：\3"),
    (
        r"(.*) can't begin our names: give (.*) or (.*), as in (.*)",
        r"名称不能以 \1 开头：请写成 \2 或 \3，如 \4",
    ),
    (r"(.*) holds no store; make one: (.*)", r"\1 里没有图谱库；先建一个：\2"),
    (r"another build is at work in (.*); wait for it", r"另一个进程正在 \1 里建库，请等它结束"),
    (r"(.*) changed while it was read; build again", r"\1 在读的时候变了，请再建一次"),
    (r"that is no SPARQL: (.*)", r"不是 SPARQL：\1"),
    (r"that is no SELECT: .*", r"不是 SELECT 查询"),
    (r"no query is named (.*); there are: (.*)", r"没有叫 \1 的查询，有：\2"),
    (r"(.*) has no parameter (.*); it has: (.*)", r"\1 没有参数 \2，有：\3"),
    (r"(.*): (.*) is an IRI, and (.*) is none", r"\1：\2 要一个 IRI，\3 不是"),
    (r"(.*): (.*) is a day as in (.*), not (.*)", r"\1：\2 要一个日期，如 \3，不是 \4"),
    (
        r"a SPARQL server's address begins with (.*), not as (.*)",
        r"SPARQL 服务器的地址以 \1 开头，不是 \2",
    ),
    (r"(.*) gives no answer that can be read: (.*)", r"\1 的回答读不懂：\2"),
    (r"(.*) gives no answer: (.*)", r"\1 没有回答：\2"),
    (
        r"(.*): no feature has an `adcode` of these districts",
        r"\1：没有 `adcode` 属于这些区划的要素",
    ),
    (r"(.*) is no GeoJSON: (.*)", r"\1 不是 GeoJSON：\2"),
)
"""What the command line and the graph say of a call, in English -> the same in Chinese."""

DIAGNOSTICS = (
    (r"(.*) is no number", r"\1不是数字"),
    (r"(.*) is printed twice", r"\1出现了两次"),
    (r"(.*) is the first; expected (.*)", r"开头是\1，应当是\2"),
    (r"(.*) stands behind (.*)", r"\1排在\2后面"),
    (r"(.*) follows (.*); expected (.*)", r"\1前面是\2，缺\3"),
    (r"(.*) stands directly under (.*)", r"\1直接排在\2下面，跳过了一级"),
    (r"(.*) is not closed in its paragraph", r"\1在本段没有闭合"),
    (r"(.*) is not opened in its paragraph", r"\1在本段没有开头"),
    (r"(.*) more brackets and quotes have no partner", r"另有\1个括号、引号没有配对"),
    (r"(.*) is a date left blank", r"\1是留空的日期"),
    (r"the letter l stands for 1 in a date", "日期里以字母l代数字1"),
    (r"the paper breaks off here", r"文件在这里中断"),
    (r"a NUL is no text: .*", r"文本里没有空字符（NUL）：可能是没有标记的 UTF-16，请另存为 UTF-8"),
    (r"the title lacks its beginning", r"标题缺了开头"),
    (
        r"the last day in force, (.*), comes before the first, (.*)",
        r"失效日\1早于生效日\2",
    ),
    (r"([^;]*) is not there: there is none of its kind", r"没有\1：没有这一类条目"),
    (r"([^;]*) is not there: the last one there is ([0-9]+)", r"没有\1：最后一个是\2"),
    (r"([^;]*) is not there: nothing of its kind .*", r"没有\1：前面没有同类条目"),
    (r"([^;]*) is not there: ([0-9]+) of its kind .*", r"没有\1：前面的同类条目只有\2个"),
    (r"(.*) stands for (.*) here, for (.*) before", r"\1在这里指\2，前面指\3"),
    (r"(.*) is a body that no rule names", r"\1没有规则能给出全称"),
    (r"(.*) is used before it is defined", r"\1用在定义之前"),
    (
        r"(.*) is no 文号; expected .*",
        r"\1不合文号格式，应当是机关代字〔年份〕顺序号，如国发〔2019〕5号",
    ),
)
"""What the parser says, in English -> the same in Chinese."""
