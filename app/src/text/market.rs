//! The words of the market's pages.

use super::Row;

/// Every text of this table.
pub const ROWS: &[Row] = &[
    ("market.title", ["中介超市", "仲介超市", "Agency market"]),
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
        ["{stars} 星以上", "{stars} 星以上", "{stars}-star or better"],
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
    ("certificates.expired", ["已过期", "已過期", "expired"]),
    ("certificates.suspended", ["暂停", "暫停", "suspended"]),
    ("certificates.revoked", ["已撤销", "已撤銷", "revoked"]),
    (
        "agency.stars",
        [
            "{stars} 星 {score}",
            "{stars} 星 {score}",
            "{stars}-star, {score}",
        ],
    ),
    (
        "agency.promised",
        [
            "承诺 {days} 个工作日",
            "承諾 {days} 個工作日",
            "promised working days: {days}",
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
            "jobs in the last year: {count}",
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
    ("match.name", ["名称", "名稱", "name"]),
    ("match.short_name", ["简称", "簡稱", "short name"]),
    ("match.uscc", ["信用代码", "信用代碼", "credit code"]),
    ("match.service", ["服务", "服務", "service"]),
    ("match.region", ["地区", "地區", "region"]),
    ("match.licence", ["资质", "資質", "licence"]),
    (
        "match.synonym",
        [
            "{typed} 即 {meant}",
            "{typed} 即 {meant}",
            "‘{typed}’ means ‘{meant}’",
        ],
    ),
    (
        "match.pinyin",
        ["拼音 {meant}", "拼音 {meant}", "pinyin of ‘{meant}’"],
    ),
    (
        "match.initials",
        [
            "拼音首字母 {meant}",
            "拼音首字母 {meant}",
            "pinyin initials of ‘{meant}’",
        ],
    ),
    ("suggest.label", ["搜索建议", "搜尋建議", "Suggestions"]),
    (
        "suggest.count",
        ["{count} 条建议", "{count} 條建議", "{count} suggestions"],
    ),
    (
        "match.line",
        ["匹配：{reasons}", "匹配：{reasons}", "Matched: {reasons}"],
    ),
    (
        "market.grade.only",
        ["只要{grade}", "只要{grade}", "{grade} only"],
    ),
    ("market.near", ["离{name}近", "離{name}近", "near {name}"]),
    ("market.near.choose", ["我在哪里", "我在哪裡", "Where I am"]),
    (
        "market.near.button",
        ["按距离排序", "按距離排序", "Sort by distance"],
    ),
    ("market.verbatim", ["按原文", "按原文", "words as typed"]),
    (
        "market.sort.more",
        ["更多排序", "更多排序", "More ways to sort"],
    ),
    ("compare.tray", ["待比较", "待比較", "To compare"]),
    (
        "compare.tray.remove",
        ["不比较{name}", "不比較{name}", "Do not compare {name}"],
    ),
    (
        "compare.more",
        ["再找几家来比较", "再找幾家來比較", "Find more to compare"],
    ),
    (
        "compare.one",
        [
            "再选一家，就能并排比较。",
            "再選一家，就能並排比較。",
            "Choose one more to compare side by side.",
        ],
    ),
    ("compare.other", ["其他服务", "其他服務", "Other services"]),
    ("compare.not_offered", ["不提供", "不提供", "not offered"]),
    ("agency.short_name", ["简称", "簡稱", "Short name"]),
    (
        "agency.certificate.soon",
        [
            "还有 {days} 天到期",
            "還有 {days} 天到期",
            "expires in {days} days",
        ],
    ),
    (
        "agency.certificate.until",
        ["有效期至 {date}", "有效期至 {date}", "valid until {date}"],
    ),
    ("grade.comprehensive", ["综合", "綜合", "comprehensive"]),
    ("grade.industry", ["行业", "行業", "industry-wide"]),
    ("grade.professional", ["专业", "專業", "professional"]),
    ("grade.special", ["专项", "專項", "special"]),
    ("grade.jia", ["甲级", "甲級", "Grade A (甲级)"]),
    ("grade.yi", ["乙级", "乙級", "Grade B (乙级)"]),
    ("grade.bing", ["丙级", "丙級", "Grade C (丙级)"]),
    ("grade.ding", ["丁级", "丁級", "Grade D (丁级)"]),
    ("grade.level_one", ["一级", "一級", "Level 1"]),
    ("grade.level_two", ["二级", "二級", "Level 2"]),
    ("grade.level_three", ["三级", "三級", "Level 3"]),
    ("grade.class_one", ["一类", "一類", "Class 1"]),
    ("grade.class_two", ["二类", "二類", "Class 2"]),
];
