//! The words every page shares.

use crate::text::Row;

pub const ROWS: &[Row] = &[
    ("site.name", ["掌办", "掌辦", "Zhangban"]),
    (
        "site.promise",
        [
            "办事一次是底线，一次不用跑是常态",
            "辦事一次是底線，一次不用跑是常態",
            "One visit is the limit, none is the norm",
        ],
    ),
    (
        "site.lead",
        [
            "找中介、打官司，在手机上办完。每一个日期说得清依据，每一笔金额看得到算式。",
            "找仲介、打官司，在手機上辦完。每一個日期說得清依據，每一筆金額看得到算式。",
            "Hire an agency or go to law from your phone. Every date gives its reason, every sum its arithmetic.",
        ],
    ),
    (
        "site.law",
        [
            "以中文法律文本为准。",
            "以中文法律文本為準。",
            "The Chinese text of the law governs; these pages are a translation.",
        ],
    ),
    ("skip", ["跳到正文", "跳到正文", "Skip to the content"]),
    ("nav.main", ["主导航", "主導航", "Main"]),
    ("nav.home", ["首页", "首頁", "Home"]),
    ("nav.market", ["超市", "超市", "Market"]),
    ("nav.market.long", ["中介超市", "仲介超市", "Agency market"]),
    ("nav.court", ["法院", "法院", "Court"]),
    ("nav.court.long", ["微法院", "微法院", "Micro-court"]),
    ("nav.todo", ["待办", "待辦", "To do"]),
    ("nav.me", ["我的", "我的", "Me"]),
    ("looks", ["显示", "顯示", "Display"]),
    ("looks.theme.device", ["随系统", "隨系統", "As the device"]),
    ("looks.theme.light", ["浅色", "淺色", "Light"]),
    ("looks.theme.dark", ["深色", "深色", "Dark"]),
    ("looks.elder", ["大字版", "大字版", "Large type"]),
    ("looks.elder.short", ["大字", "大字", "Large"]),
    ("colon", ["：", "：", ": "]),
    ("list.and", ["、", "、", ", "]),
    (
        "search.label",
        [
            "搜索机构、服务、资质",
            "搜尋機構、服務、資質",
            "Search agencies, services, licences",
        ],
    ),
    ("search.button", ["搜索", "搜尋", "Search"]),
    (
        "search.example",
        ["例如：环评 杭州", "例如：環評 杭州", "e.g. audit Hangzhou"],
    ),
    (
        "page.of",
        [
            "第 {page} 页，共 {pages} 页",
            "第 {page} 頁，共 {pages} 頁",
            "Page {page} of {pages}",
        ],
    ),
    ("page.next", ["下一页", "下一頁", "Next page"]),
    ("unit.hour", ["小时", "小時", "hours"]),
    ("unit.day", ["日", "日", "days"]),
    ("unit.workday", ["个工作日", "個工作日", "working days"]),
    ("unit.month", ["个月", "個月", "months"]),
    ("unit.year", ["年", "年", "years"]),
    (
        "why.counted",
        [
            "依据{law}：{start}的次日起算 {n} {unit}，至 {raw_end}",
            "依據{law}：{start}的次日起算 {n} {unit}，至 {raw_end}",
            "Under {law}: {n} {unit} counted from the day after {start}, to {raw_end}",
        ],
    ),
    ("why.and", ["、", "、", " and "]),
    (
        "why.rolled",
        [
            "；最后一日逢{reason}，顺延至 {end}",
            "；最後一日逢{reason}，順延至 {end}",
            "; the last day falls on {reason}, so it moves to {end}",
        ],
    ),
    (
        "why.provisional",
        [
            "（当年放假通知尚未公布，为暂定日期）",
            "（當年放假通知尚未公布，為暫定日期）",
            " (provisional: that year's holiday notice is not published yet)",
        ],
    ),
    ("day_off.weekend", ["周末", "週末", "a weekend"]),
    ("day_off.new_year", ["元旦", "元旦", "the New Year holiday"]),
    (
        "day_off.spring_festival",
        ["春节", "春節", "the Spring Festival"],
    ),
    (
        "day_off.tomb_sweeping",
        ["清明节", "清明節", "the Tomb-Sweeping holiday"],
    ),
    (
        "day_off.labour_day",
        ["劳动节", "勞動節", "the Labour Day holiday"],
    ),
    (
        "day_off.dragon_boat",
        ["端午节", "端午節", "the Dragon Boat holiday"],
    ),
    (
        "day_off.mid_autumn",
        ["中秋节", "中秋節", "the Mid-Autumn holiday"],
    ),
    (
        "day_off.national_day",
        ["国庆节", "國慶節", "the National Day holiday"],
    ),
    (
        "day_off.national_day_and_mid_autumn",
        [
            "国庆节、中秋节",
            "國慶節、中秋節",
            "the National Day and Mid-Autumn holiday",
        ],
    ),
    (
        "day_off.special",
        ["公告的假日", "公告的假日", "a proclaimed holiday"],
    ),
    (
        "law.article",
        [
            "{law} {article} 条",
            "{law} {article} 條",
            "{law} art. {article}",
        ],
    ),
    (
        "law.CPL",
        ["民事诉讼法", "民事訴訟法", "Civil Procedure Law"],
    ),
    (
        "law.INT",
        ["民诉法解释", "民訴法解釋", "Civil Procedure Interpretation"],
    ),
    (
        "law.FEE",
        [
            "诉讼费用交纳办法",
            "訴訟費用交納辦法",
            "Litigation Fee Measures",
        ],
    ),
    (
        "law.OLR",
        ["在线诉讼规则", "在線訴訟規則", "Online Litigation Rules"],
    ),
    (
        "law.OMR",
        ["在线调解规则", "在線調解規則", "Online Mediation Rules"],
    ),
    (
        "law.EVI",
        ["民事证据规定", "民事證據規定", "Civil Evidence Provisions"],
    ),
    (
        "law.SUM",
        [
            "简易程序规定",
            "簡易程序規定",
            "Simplified Procedure Provisions",
        ],
    ),
    (
        "law.REG",
        [
            "登记立案规定",
            "登記立案規定",
            "Case Registration Provisions",
        ],
    ),
    (
        "law.PRS",
        ["财产保全规定", "財產保全規定", "Preservation Provisions"],
    ),
    (
        "law.LEND",
        ["民间借贷规定", "民間借貸規定", "Private Lending Provisions"],
    ),
    (
        "law.LATE",
        [
            "迟延履行利息解释",
            "遲延履行利息解釋",
            "Late Performance Interpretation",
        ],
    ),
    (
        "law.ENF",
        ["执行工作规定", "執行工作規定", "Enforcement Provisions"],
    ),
    ("law.CIVIL", ["民法典", "民法典", "Civil Code"]),
    ("fee.flat", ["固定", "固定", "Flat"]),
    (
        "fee.flat_up_to",
        [
            "不超过 {up_to} 元的部分",
            "不超過 {up_to} 元的部分",
            "The part up to {up_to} yuan",
        ],
    ),
    (
        "fee.rate",
        ["{base} × {rate}", "{base} × {rate}", "{base} × {rate}"],
    ),
    ("fee.halved", ["减半一次", "減半一次", "Halved once"]),
    ("fee.step", ["算式", "算式", "Arithmetic"]),
    ("fee.yuan", ["元", "元", "Yuan"]),
    ("fee.total", ["应交", "應交", "Due"]),
    (
        "deadline.T01",
        ["审查立案期限", "審查立案期限", "Decision on acceptance"],
    ),
    (
        "deadline.T00",
        ["补正期限", "補正期限", "Answer to the correction list"],
    ),
    (
        "deadline.T02",
        [
            "交纳受理费期限",
            "交納受理費期限",
            "Payment of the acceptance fee",
        ],
    ),
    (
        "deadline.T19.ruling",
        [
            "不服裁定的上诉期限",
            "不服裁定的上訴期限",
            "Appeal against the ruling",
        ],
    ),
    ("todo.title", ["待办", "待辦", "To do"]),
    (
        "todo.lead",
        [
            "轮到您做的事，先到期的在前。",
            "輪到您做的事，先到期的在前。",
            "What waits for you, the nearest date first.",
        ],
    ),
    (
        "todo.none",
        [
            "现在没有轮到您的事。",
            "現在沒有輪到您的事。",
            "Nothing waits for you.",
        ],
    ),
    (
        "todo.sign_in",
        [
            "登录后看到轮到您做的事。",
            "登入後看到輪到您做的事。",
            "Sign in to see what waits for you.",
        ],
    ),
    (
        "not_found.title",
        ["没有这个页面", "沒有這個頁面", "There is no such page"],
    ),
    (
        "not_found.lead",
        [
            "地址可能写错了，或内容不对您开放。",
            "地址可能寫錯了，或內容不對您開放。",
            "The address may be mistyped, or the content is not open to you.",
        ],
    ),
    (
        "home.market.lead",
        [
            "{count} 家机构，资质、价格、承诺时限都公开。",
            "{count} 家機構，資質、價格、承諾時限都公開。",
            "{count} agencies; licences, prices and promised times are open to all.",
        ],
    ),
    (
        "home.market.find",
        ["找中介机构", "找仲介機構", "Find an agency"],
    ),
    (
        "home.court.lead",
        [
            "先算费用和期限，再决定起诉。",
            "先算費用和期限，再決定起訴。",
            "Work out costs and dates first, then decide whether to sue.",
        ],
    ),
    ("home.figure.agencies", ["入驻机构", "入駐機構", "agencies"]),
    (
        "home.figure.services",
        ["公开的服务", "公開的服務", "services listed"],
    ),
    (
        "home.figure.cases",
        ["在线提交的案件", "線上提交的案件", "cases filed online"],
    ),
    (
        "home.figure.visits",
        [
            "因案件跑动的次数",
            "因案件跑動的次數",
            "visits cases forced",
        ],
    ),
    (
        "home.how",
        ["三步找到中介", "三步找到仲介", "Three steps to an agency"],
    ),
    (
        "home.how.1",
        [
            "搜服务，例如“环评”或拼音首字母",
            "搜服務，例如「環評」或拼音首字母",
            "Search for a service, by name or by pinyin initials",
        ],
    ),
    (
        "home.how.2",
        [
            "比较资质、价格和承诺时限",
            "比較資質、價格和承諾時限",
            "Compare licences, prices and promised times",
        ],
    ),
    (
        "home.how.3",
        [
            "看信用与证书，再联系",
            "看信用與證書，再聯絡",
            "Read credit and certificates, then get in touch",
        ],
    ),
    (
        "home.popular",
        ["常找的服务", "常找的服務", "Often looked for"],
    ),
    ("home.joined", ["最近入驻", "最近入駐", "Recently joined"]),
    (
        "export.title",
        ["下载本表", "下載本表", "Download this list"],
    ),
    ("export.yes", ["是", "是", "yes"]),
    ("export.no", ["否", "否", "no"]),
    ("export.name", ["名称", "名稱", "Name"]),
    ("export.credit", ["信用分", "信用分", "Credit score"]),
    ("export.ratings", ["评价数", "評價數", "Ratings"]),
    (
        "export.jobs",
        ["近一年业务量", "近一年業務量", "Jobs in the last year"],
    ),
    ("export.services", ["服务", "服務", "Services"]),
    (
        "export.amount",
        ["标的额（元）", "標的額（元）", "Amount claimed (CNY)"],
    ),
    ("export.days_left", ["剩余天数", "剩餘天數", "Days left"]),
    (
        "export.escalated",
        [
            "立案审查已超七日",
            "立案審查已超七日",
            "Past the seven days",
        ],
    ),
    (
        "export.answered",
        [
            "补正后重新提交",
            "補正後重新提交",
            "Resubmitted after correction",
        ],
    ),
    (
        "export.fee_overdue",
        ["受理费逾期未交", "受理費逾期未交", "Fee overdue"],
    ),
    (
        "export.list_overdue",
        [
            "补正期限（暂定）已过",
            "補正期限（暫定）已過",
            "Provisional period for corrections over",
        ],
    ),
    ("export.case_id", ["案件编号", "案件編號", "Case id"]),
    ("export.case_number", ["案号", "案號", "Case number"]),
    ("export.stage", ["阶段", "階段", "Stage"]),
    ("export.next", ["下一步", "下一步", "Next step"]),
    ("export.yours", ["等您办理", "等您辦理", "Your turn"]),
    ("export.until", ["截止日期", "截止日期", "Until"]),
    ("export.done", ["已填部分", "已填部分", "Parts done"]),
    ("export.of", ["共需部分", "共需部分", "Parts in all"]),
    ("export.updated", ["更新时间", "更新時間", "Changed"]),
    ("export.draft_id", ["草稿编号", "草稿編號", "Draft id"]),
    ("export.device", ["设备", "裝置", "Device"]),
    ("export.signed_in", ["登录时间", "登入時間", "Signed in"]),
    ("export.standing", ["状态", "狀態", "Status"]),
    ("export.active", ["正常", "正常", "Active"]),
];
