//! The words of the market's pages.

use super::Row;

/// Every text of this table.
pub const ROWS: &[Row] = &[
    ("market.title", ["中介超市", "仲介超市", "Agency market"]),
    (
        "market.lead",
        [
            "按服务、地区、资质、价格和承诺时限查找中介机构。",
            "按服務、地區、資質、價格和承諾時限查找仲介機構。",
            "Find agencies by service, region, licence, price and promised time.",
        ],
    ),
    (
        "market.found",
        ["{total} 家", "{total} 家", "{total} agencies"],
    ),
    (
        "market.found.for",
        [
            "“{text}” {total} 家",
            "「{text}」 {total} 家",
            "‘{text}’: {total} agencies",
        ],
    ),
    (
        "market.none",
        ["没有找到。", "沒有找到。", "Nothing was found."],
    ),
    (
        "market.none.advice",
        [
            "试试：少写一个词；去掉一个筛选；用服务的全名或拼音首字母。",
            "試試：少寫一個詞；去掉一個篩選；用服務的全名或拼音首字母。",
            "Try fewer words, one filter less, or the full name of the service or its pinyin initials.",
        ],
    ),
    (
        "market.correction",
        [
            "没有“{typed}”。下面是“{meant}”的结果：",
            "沒有「{typed}」。下面是「{meant}」的結果：",
            "Nothing for ‘{typed}’. These are results for ‘{meant}’:",
        ],
    ),
    ("market.recognised", ["已识别", "已識別", "Understood"]),
    (
        "market.recognised.days",
        [
            "承诺 {max} 天内",
            "承諾 {max} 天內",
            "promised within {max} days",
        ],
    ),
    (
        "market.recognised.grade",
        ["{grade}及以上", "{grade}及以上", "{grade} or higher"],
    ),
    (
        "market.recognised.remove",
        [
            "不按这个条件找：{name}",
            "不按這個條件找：{name}",
            "Search without {name}",
        ],
    ),
    (
        "market.recognised.verbatim",
        ["按原文搜索", "按原文搜尋", "Search for the words as typed"],
    ),
    ("market.filters", ["筛选", "篩選", "Filters"]),
    ("market.filters.apply", ["应用筛选", "套用篩選", "Apply"]),
    (
        "market.filters.clear",
        ["清除筛选", "清除篩選", "Clear filters"],
    ),
    (
        "market.filters.remove",
        [
            "去掉筛选：{name}",
            "去掉篩選：{name}",
            "Remove the filter {name}",
        ],
    ),
    ("market.sort", ["排序", "排序", "Sort by"]),
    ("market.sort.relevance", ["相关", "相關", "Relevance"]),
    ("market.sort.credit", ["信用", "信用", "Credit"]),
    ("market.sort.price", ["价格", "價格", "Price"]),
    (
        "market.sort.promised_days",
        ["承诺时限", "承諾時限", "Promised time"],
    ),
    ("market.sort.distance", ["距离", "距離", "Distance"]),
    ("market.sort.newest", ["新入驻", "新入駐", "Newest"]),
    ("facet.region", ["地区", "地區", "Region"]),
    ("facet.category", ["类别", "類別", "Category"]),
    ("facet.service", ["服务", "服務", "Service"]),
    ("facet.licence", ["资质", "資質", "Licence"]),
    ("facet.credit", ["信用", "信用", "Credit"]),
    ("facet.price", ["价格", "價格", "Price"]),
    (
        "facet.promised_days",
        ["承诺时限", "承諾時限", "Promised time"],
    ),
    ("facet.consortium", ["联合体", "聯合體", "Consortium"]),
    ("facet.certificates", ["证书", "證書", "Certificates"]),
    (
        "facet.credit.value",
        ["{stars} 星以上", "{stars} 星以上", "{stars} stars or more"],
    ),
    (
        "facet.promised_days.value",
        [
            "{days} 个工作日内",
            "{days} 個工作日內",
            "within {days} working days",
        ],
    ),
    (
        "facet.consortium.yes",
        ["可组联合体", "可組聯合體", "can join a consortium"],
    ),
    (
        "facet.consortium.no",
        ["单独承接", "單獨承接", "works alone"],
    ),
    (
        "facet.more",
        ["还有 {count} 项", "還有 {count} 項", "{count} more"],
    ),
    (
        "facet.price.0-1w",
        ["1 万元以下", "1 萬元以下", "under 10,000 yuan"],
    ),
    (
        "facet.price.1w-5w",
        ["1 万至 5 万元", "1 萬至 5 萬元", "10,000 to 50,000 yuan"],
    ),
    (
        "facet.price.5w-20w",
        ["5 万至 20 万元", "5 萬至 20 萬元", "50,000 to 200,000 yuan"],
    ),
    (
        "facet.price.20w-",
        ["20 万元以上", "20 萬元以上", "200,000 yuan and more"],
    ),
    (
        "facet.price.rate",
        ["按比例收费", "按比例收費", "as a rate"],
    ),
    ("certificates.valid", ["有效", "有效", "valid"]),
    (
        "certificates.expiring",
        ["即将到期", "即將到期", "expiring"],
    ),
    ("certificates.expired", ["已过期", "已過期", "expired"]),
    ("certificates.suspended", ["暂停", "暫停", "suspended"]),
    ("certificates.revoked", ["已撤销", "已撤銷", "revoked"]),
    (
        "agency.stars",
        [
            "{stars} 星 {score}",
            "{stars} 星 {score}",
            "{stars} stars, {score}",
        ],
    ),
    (
        "agency.promised",
        [
            "承诺 {days} 个工作日",
            "承諾 {days} 個工作日",
            "promised in {days} working days",
        ],
    ),
    (
        "agency.price.from",
        ["¥ {amount} 起", "¥ {amount} 起", "from ¥ {amount}"],
    ),
    (
        "agency.price.fixed",
        ["¥ {amount}", "¥ {amount}", "¥ {amount}"],
    ),
    (
        "agency.price.rate",
        ["按 {rate} 计", "按 {rate} 計", "{rate} of the amount"],
    ),
    (
        "agency.jobs",
        [
            "近一年 {count} 件",
            "近一年 {count} 件",
            "{count} jobs in the last year",
        ],
    ),
    (
        "agency.uscc",
        [
            "统一社会信用代码",
            "統一社會信用代碼",
            "Unified social credit code",
        ],
    ),
    ("agency.region", ["所在地", "所在地", "Seat"]),
    (
        "agency.address",
        ["经营地址", "經營地址", "Business address"],
    ),
    ("agency.founded", ["成立日期", "成立日期", "Founded"]),
    (
        "agency.services",
        ["服务与价格", "服務與價格", "Services and prices"],
    ),
    ("agency.conditions", ["办理条件", "辦理條件", "Conditions"]),
    ("agency.process", ["办理流程", "辦理流程", "Process"]),
    ("agency.area", ["服务地区", "服務地區", "Serves"]),
    (
        "agency.certificates",
        ["资质证书", "資質證書", "Certificates"],
    ),
    (
        "agency.certificate.number",
        ["证书编号", "證書編號", "Number"],
    ),
    (
        "agency.certificate.issuer",
        ["发证机关", "發證機關", "Issued by"],
    ),
    (
        "agency.certificate.valid",
        [
            "有效期至 {date}，还有 {days} 天",
            "有效期至 {date}，還有 {days} 天",
            "valid until {date}, {days} days left",
        ],
    ),
    (
        "agency.certificate.over",
        ["已于 {date} 过期", "已於 {date} 過期", "expired on {date}"],
    ),
    (
        "agency.certificate.open",
        ["长期有效", "長期有效", "no expiry"],
    ),
    (
        "agency.certificates.none",
        [
            "没有登记的证书；这项服务不需要资质。",
            "沒有登記的證書；這項服務不需要資質。",
            "No certificates on record; these services need none.",
        ],
    ),
    ("agency.staff", ["执业人员", "執業人員", "Practitioners"]),
    (
        "agency.staff.count",
        ["{count} 名", "{count} 名", "{count}"],
    ),
    ("agency.rating", ["信用评价", "信用評價", "Credit"]),
    (
        "agency.rating.count",
        ["{count} 次评价", "{count} 次評價", "{count} ratings"],
    ),
    ("agency.suspended", ["暂停服务", "暫停服務", "Suspended"]),
    ("agency.removed", ["已清退", "已清退", "Removed"]),
    ("compare.title", ["比较", "比較", "Compare"]),
    (
        "compare.lead",
        [
            "最多四家并排看。",
            "最多四家並排看。",
            "Up to four side by side.",
        ],
    ),
    ("compare.add", ["加入比较", "加入比較", "Compare"]),
    (
        "compare.button",
        [
            "比较选中的机构",
            "比較選中的機構",
            "Compare the chosen agencies",
        ],
    ),
    (
        "compare.none",
        [
            "先在搜索结果里勾选两家以上。",
            "先在搜尋結果裡勾選兩家以上。",
            "Tick two or more agencies in the search results first.",
        ],
    ),
    ("compare.least", ["最低价格", "最低價格", "Lowest price"]),
    (
        "compare.fastest",
        ["最短承诺", "最短承諾", "Shortest promise"],
    ),
    ("match.name", ["匹配：名称", "匹配：名稱", "Matched: name"]),
    (
        "match.short_name",
        ["匹配：简称", "匹配：簡稱", "Matched: short name"],
    ),
    (
        "match.uscc",
        ["匹配：信用代码", "匹配：信用代碼", "Matched: credit code"],
    ),
    (
        "match.service",
        ["匹配：服务", "匹配：服務", "Matched: service"],
    ),
    (
        "match.region",
        ["匹配：地区", "匹配：地區", "Matched: region"],
    ),
    (
        "match.licence",
        ["匹配：资质", "匹配：資質", "Matched: licence"],
    ),
    (
        "match.synonym",
        [
            "匹配：{typed} 即 {meant}",
            "匹配：{typed} 即 {meant}",
            "Matched: ‘{typed}’ means ‘{meant}’",
        ],
    ),
    (
        "match.pinyin",
        [
            "匹配：拼音 {meant}",
            "匹配：拼音 {meant}",
            "Matched: pinyin of ‘{meant}’",
        ],
    ),
    (
        "match.initials",
        [
            "匹配：拼音首字母 {meant}",
            "匹配：拼音首字母 {meant}",
            "Matched: pinyin initials of ‘{meant}’",
        ],
    ),
    ("suggest.label", ["搜索建议", "搜尋建議", "Suggestions"]),
    (
        "suggest.count",
        ["{count} 条建议", "{count} 條建議", "{count} suggestions"],
    ),
];
