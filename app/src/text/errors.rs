//! Every refusal and every broken rule: what it is and what to do.

use super::Row;

/// Every text of this table.
pub const ROWS: &[Row] = &[
    // refusals
    (
        "refusal.not_found",
        [
            "没有这个内容，或者它不对您开放。",
            "沒有這個內容，或者它不對您開放。",
            "There is no such thing, or it is not open to you.",
        ],
    ),
    (
        "refusal.forbidden",
        [
            "您的角色不能这样做。",
            "您的角色不能這樣做。",
            "Your role may not do this.",
        ],
    ),
    (
        "refusal.sign_in_needed",
        ["请先登录。", "請先登入。", "Please sign in first."],
    ),
    (
        "refusal.second_factor_needed",
        [
            "请先通过第二重验证。",
            "請先通過第二重驗證。",
            "Show your second factor first.",
        ],
    ),
    (
        "refusal.second_factor.none",
        [
            "还没有设置第二重验证，请先设置。",
            "還沒有設定第二重驗證，請先設定。",
            "No second factor is set up yet; set one up first.",
        ],
    ),
    (
        "refusal.form.invalid",
        [
            "有几处要改，见下面。",
            "有幾處要改，見下面。",
            "Some fields need another look; see below.",
        ],
    ),
    (
        "refusal.form.malformed",
        [
            "表单没有完整送达，请再提交一次。",
            "表單沒有完整送達，請再提交一次。",
            "The form did not arrive whole; please send it again.",
        ],
    ),
    (
        "refusal.unavailable",
        [
            "系统暂时没有回应，填写的内容没有丢；请稍后再试。",
            "系統暫時沒有回應，填寫的內容沒有丟；請稍後再試。",
            "The system does not answer just now; nothing typed is lost. Try again soon.",
        ],
    ),
    (
        "refusal.too_many",
        [
            "操作太频繁，请过一会儿再试。",
            "操作太頻繁，請過一會兒再試。",
            "Too many tries; wait a little.",
        ],
    ),
    (
        "refusal.too_large",
        [
            "内容太大，没有保存。",
            "內容太大，沒有儲存。",
            "Too large; nothing was saved.",
        ],
    ),
    (
        "refusal.method",
        [
            "这个地址不接受这种请求。",
            "這個地址不接受這種請求。",
            "This address does not take such a request.",
        ],
    ),
    (
        "refusal.key_reused",
        [
            "这次提交与之前的不一致，请重新打开页面再试。",
            "這次提交與之前的不一致，請重新打開頁面再試。",
            "This differs from what was sent before; open the page anew.",
        ],
    ),
    (
        "refusal.moved_on",
        [
            "内容已经变化，请刷新后再试。",
            "內容已經變化，請重新整理後再試。",
            "It has changed meanwhile; reload and try again.",
        ],
    ),
    (
        "refusal.account",
        [
            "内容已经变化，请刷新后再试。",
            "內容已經變化，請重新整理後再試。",
            "It has changed meanwhile; reload and try again.",
        ],
    ),
    (
        "refusal.agency",
        [
            "内容已经变化，请刷新后再试。",
            "內容已經變化，請重新整理後再試。",
            "It has changed meanwhile; reload and try again.",
        ],
    ),
    (
        "refusal.case",
        [
            "案件已经变化，请刷新后再试。",
            "案件已經變化，請重新整理後再試。",
            "The case has changed meanwhile; reload and try again.",
        ],
    ),
    (
        "refusal.draft",
        [
            "草稿已经变化，请刷新后再试。",
            "草稿已經變化，請重新整理後再試。",
            "The draft has changed meanwhile; reload and try again.",
        ],
    ),
    (
        "refusal.notice",
        [
            "文书已经变化，请刷新后再试。",
            "文書已經變化，請重新整理後再試。",
            "The document has changed meanwhile; reload and try again.",
        ],
    ),
    (
        "refusal.session",
        [
            "登录已失效，请重新登录。",
            "登入已失效，請重新登入。",
            "Your session has ended; sign in again.",
        ],
    ),
    (
        "refusal.token",
        [
            "链接无效或已经用过，请重新申请。",
            "連結無效或已經用過，請重新申請。",
            "The link is not valid or was used; ask for a new one.",
        ],
    ),
    (
        "refusal.token.spent",
        [
            "链接已经用过或已过期，请重新申请。",
            "連結已經用過或已過期，請重新申請。",
            "The link was used or has expired; ask for a new one.",
        ],
    ),
    (
        "refusal.amendment",
        [
            "规则修订没有通过检查。",
            "規則修訂沒有通過檢查。",
            "The amendment did not pass its checks.",
        ],
    ),
    (
        "refusal.case.stage",
        [
            "案件已经进入别的阶段，不能再这样做。",
            "案件已經進入別的階段，不能再這樣做。",
            "The case is at another stage; this can no longer be done.",
        ],
    ),
    (
        "refusal.case.second_list",
        [
            "补正告知只能发一次（登记立案规定 7 条）。",
            "補正告知只能發一次（登記立案規定 7 條）。",
            "There is only one correction list (Case Registration Provisions art. 7).",
        ],
    ),
    (
        "refusal.case.moved_on",
        [
            "案件已经变化，请刷新后再决定。",
            "案件已經變化，請重新整理後再決定。",
            "The case has changed meanwhile; reload before you decide.",
        ],
    ),
    (
        "refusal.draft.moved_on",
        [
            "这份草稿已在别处改动，请刷新。",
            "這份草稿已在別處改動，請重新整理。",
            "This draft was changed elsewhere; reload it.",
        ],
    ),
    (
        "refusal.draft.row",
        ["最多 {max} 项。", "最多 {max} 項。", "At most {max}."],
    ),
    (
        "refusal.draft.exhibits",
        [
            "一份起诉最多 {max} 份证据。",
            "一份起訴最多 {max} 份證據。",
            "A filing holds at most {max} exhibits.",
        ],
    ),
    (
        "refusal.draft.too_many",
        [
            "草稿最多 {max} 份，请先删去不用的。",
            "草稿最多 {max} 份，請先刪去不用的。",
            "At most {max} drafts; delete one you do not need.",
        ],
    ),
    (
        "refusal.draft.unknown_field",
        [
            "表单里有不认识的字段，请重新打开页面。",
            "表單裡有不認識的欄位，請重新打開頁面。",
            "The form holds an unknown field; open the page anew.",
        ],
    ),
    (
        "refusal.rules.missing",
        [
            "这一天没有可用的规则，请联系法院。",
            "這一天沒有可用的規則，請聯絡法院。",
            "No rule is in force for that day; ask the court.",
        ],
    ),
    (
        "refusal.fee.amount",
        [
            "金额超出能计算的范围。",
            "金額超出能計算的範圍。",
            "The amount is beyond what can be reckoned.",
        ],
    ),
    (
        "refusal.file.too_large",
        [
            "文件超过上限（{max} 字节）。",
            "檔案超過上限（{max} 位元組）。",
            "The file is over the limit ({max} bytes).",
        ],
    ),
    (
        "refusal.file.filing_too_large",
        [
            "全部证据合计超过上限（{max} 字节）。",
            "全部證據合計超過上限（{max} 位元組）。",
            "All exhibits together are over the limit ({max} bytes).",
        ],
    ),
    (
        "refusal.file.gone",
        [
            "文件已不在，请重新上传。",
            "檔案已不在，請重新上傳。",
            "The file is gone; upload it again.",
        ],
    ),
    (
        "refusal.upload.busy",
        [
            "这份文件正在上传，请稍等。",
            "這份檔案正在上傳，請稍等。",
            "This file is being uploaded; wait a moment.",
        ],
    ),
    (
        "refusal.upload.too_many",
        [
            "未完成的上传太多，最多 {max} 个。请先完成，或一小时后再试。",
            "未完成的上傳太多，最多 {max} 個。請先完成，或一小時後再試。",
            "Too many uploads are unfinished (at most {max}). Finish them first, or try again in an hour.",
        ],
    ),
    (
        "refusal.upload.offset",
        [
            "续传的位置不对，请重新选择文件。",
            "續傳的位置不對，請重新選擇檔案。",
            "The upload stands elsewhere; choose the file again.",
        ],
    ),
    (
        "refusal.sign_in.wrong",
        [
            "邮箱或密码不对。",
            "郵箱或密碼不對。",
            "The e-mail or the password is wrong.",
        ],
    ),
    (
        "refusal.sign_in.busy",
        [
            "登录的人很多，请过几秒再试。",
            "登入的人很多，請過幾秒再試。",
            "Many people are signing in; try again in a few seconds.",
        ],
    ),
    (
        "refusal.sign_in.unverified",
        [
            "请先点开确认信里的链接。",
            "請先點開確認信裡的連結。",
            "First follow the link in the letter we sent.",
        ],
    ),
    (
        "refusal.staff.disabled",
        [
            "这个账号已经停用。",
            "這個帳號已經停用。",
            "This account is disabled.",
        ],
    ),
    (
        "refusal.close.staff",
        [
            "工作人员的账号由系统管理员停用。",
            "工作人員的帳號由系統管理員停用。",
            "Accounts of officials are disabled by the operator.",
        ],
    ),
    (
        "refusal.staff.own_account",
        [
            "不能对自己的账号这样做。",
            "不能對自己的帳號這樣做。",
            "Not on one's own account.",
        ],
    ),
    (
        "refusal.compare.too_many",
        [
            "最多比较 {max} 家。",
            "最多比較 {max} 家。",
            "At most {max} can be compared.",
        ],
    ),
    (
        "refusal.receipt.shown",
        [
            "核验结果见下。",
            "核驗結果見下。",
            "The result stands below.",
        ],
    ),
    (
        "refusal.search.invalid",
        [
            "地址里有不认识的条件，请从搜索框重新开始。",
            "地址裡有不認識的條件，請從搜尋框重新開始。",
            "The address holds an unknown condition; start again from the search box.",
        ],
    ),
    // broken rules
    (
        "rule.text.required",
        ["请填写这一项。", "請填寫這一項。", "Please fill this in."],
    ),
    (
        "rule.text.empty",
        ["请填写这一项。", "請填寫這一項。", "Please fill this in."],
    ),
    (
        "rule.text.too_long",
        [
            "太长了，最多 {max} 个字符。",
            "太長了，最多 {max} 個字元。",
            "Too long: at most {max} characters.",
        ],
    ),
    (
        "rule.text.control",
        [
            "含有不可见的控制字符，请删去。",
            "含有不可見的控制字元，請刪去。",
            "It holds invisible control characters; remove them.",
        ],
    ),
    (
        "rule.choice.unknown",
        [
            "请从选项里选一个。",
            "請從選項裡選一個。",
            "Choose one of the options.",
        ],
    ),
    (
        "rule.tick.required",
        ["请勾选确认。", "請勾選確認。", "Please tick to confirm."],
    ),
    (
        "rule.number.range",
        [
            "请填 {min} 到 {max} 之间的数。",
            "請填 {min} 到 {max} 之間的數。",
            "Give a number from {min} to {max}.",
        ],
    ),
    (
        "rule.money.form",
        [
            "请写成金额，例如 88888.00。",
            "請寫成金額，例如 88888.00。",
            "Write an amount such as 88888.00.",
        ],
    ),
    (
        "rule.money.negative",
        [
            "金额不能是负数。",
            "金額不能是負數。",
            "An amount is not negative.",
        ],
    ),
    (
        "rule.money.decimals",
        [
            "金额最多两位小数。",
            "金額最多兩位小數。",
            "At most two decimals.",
        ],
    ),
    (
        "rule.money.too_large",
        [
            "金额太大，请核对。",
            "金額太大，請核對。",
            "The amount is too large; check it.",
        ],
    ),
    (
        "rule.date.form",
        [
            "请写成 2026-03-09 的样子。",
            "請寫成 2026-03-09 的樣子。",
            "Write a date such as 2026-03-09.",
        ],
    ),
    (
        "rule.date.no_such_day",
        [
            "日历上没有这一天。",
            "日曆上沒有這一天。",
            "The calendar has no such day.",
        ],
    ),
    (
        "rule.date.future",
        [
            "日期不能晚于今天（{today}）。",
            "日期不能晚於今天（{today}）。",
            "The date may not be after today ({today}).",
        ],
    ),
    (
        "rule.percent.form",
        [
            "请写成百分数，例如 12 或 12.5。",
            "請寫成百分數，例如 12 或 12.5。",
            "Write a percentage such as 12 or 12.5.",
        ],
    ),
    (
        "rule.percent.decimals",
        [
            "百分数最多四位小数。",
            "百分數最多四位小數。",
            "At most four decimals.",
        ],
    ),
    (
        "rule.id.empty",
        ["请填写号码。", "請填寫號碼。", "Give the number."],
    ),
    (
        "rule.id.length",
        [
            "位数不对，请核对。",
            "位數不對，請核對。",
            "The number of digits is wrong.",
        ],
    ),
    (
        "rule.id.character",
        [
            "有一位不是该出现的字符。",
            "有一位不是該出現的字元。",
            "One character cannot stand where it does.",
        ],
    ),
    (
        "rule.id.birth_date",
        [
            "第 7 到 14 位不是一个出生日期。",
            "第 7 到 14 位不是一個出生日期。",
            "Digits 7 to 14 are no date of birth.",
        ],
    ),
    (
        "rule.id.check_digit",
        [
            "最后一位校验不符，多半是抄错了一位。",
            "最後一位校驗不符，多半是抄錯了一位。",
            "The check digit does not fit; one digit is probably wrong.",
        ],
    ),
    (
        "rule.id.prefix",
        [
            "手机号应以 13 到 19 开头。",
            "手機號應以 13 到 19 開頭。",
            "A mobile number begins with 13 to 19.",
        ],
    ),
    (
        "rule.id.birth_mismatch",
        [
            "与身份证号里的出生日期不一致。",
            "與身分證號裡的出生日期不一致。",
            "It differs from the birth date in the ID number.",
        ],
    ),
    (
        "rule.id.sex_mismatch",
        [
            "与身份证号里的性别不一致。",
            "與身分證號裡的性別不一致。",
            "It differs from the sex in the ID number.",
        ],
    ),
    (
        "rule.phone.form",
        [
            "请填 11 位手机号。",
            "請填 11 位手機號。",
            "Give an 11-digit mobile number.",
        ],
    ),
    (
        "rule.email.form",
        [
            "请填完整的邮箱地址。",
            "請填完整的郵箱地址。",
            "Give a whole e-mail address.",
        ],
    ),
    (
        "rule.email.taken",
        [
            "这个邮箱已经有账号。",
            "這個郵箱已經有帳號。",
            "This address has an account already.",
        ],
    ),
    (
        "rule.region.form",
        [
            "请从列表里选区县。",
            "請從列表裡選區縣。",
            "Choose a county from the list.",
        ],
    ),
    (
        "rule.court.unknown",
        [
            "请从列表里选法院。",
            "請從列表裡選法院。",
            "Choose a court from the list.",
        ],
    ),
    (
        "rule.court.fixed",
        [
            "补正只能交回原来的法院。",
            "補正只能交回原來的法院。",
            "The answer goes to the court that sent the list.",
        ],
    ),
    (
        "rule.door.not_covered",
        [
            "本版只办民间借贷，请到诉讼服务中心或拨打 12368。",
            "本版只辦民間借貸，請到訴訟服務中心或撥打 12368。",
            "This edition takes private loans only; go to the service desk or call 12368.",
        ],
    ),
    (
        "rule.door.arbitration",
        [
            "有效的仲裁协议排除起诉，请向约定的仲裁机构申请。",
            "有效的仲裁協議排除起訴，請向約定的仲裁機構申請。",
            "A valid arbitration agreement excludes the courts; apply to the agreed institution.",
        ],
    ),
    (
        "rule.door.decided",
        [
            "已有生效裁判的，可以申请再审，不能重新起诉。",
            "已有生效裁判的，可以申請再審，不能重新起訴。",
            "A decided matter may go to retrial, not to a new suit.",
        ],
    ),
    (
        "rule.door.authority",
        [
            "不服行政决定的，请提起行政诉讼。",
            "不服行政決定的，請提起行政訴訟。",
            "Against an authority's decision bring an administrative case.",
        ],
    ),
    (
        "rule.door.other_authority",
        [
            "依法应由其他机关处理的，请先向该机关申请。",
            "依法應由其他機關處理的，請先向該機關申請。",
            "Another authority deals with it; apply there first.",
        ],
    ),
    (
        "rule.door.premature",
        [
            "现在还不能起诉，请在期满后再来。",
            "現在還不能起訴，請在期滿後再來。",
            "It may not be filed yet; come back when the period is over.",
        ],
    ),
    (
        "rule.claimant.none",
        [
            "至少要有一名原告。",
            "至少要有一名原告。",
            "At least one claimant is needed.",
        ],
    ),
    (
        "rule.respondent.none",
        [
            "至少要有一名被告。",
            "至少要有一名被告。",
            "At least one respondent is needed.",
        ],
    ),
    (
        "rule.party.both_sides",
        [
            "同一人不能既是原告又是被告。",
            "同一人不能既是原告又是被告。",
            "Nobody can be on both sides.",
        ],
    ),
    (
        "rule.ledger.none",
        [
            "请至少写一笔出借。",
            "請至少寫一筆出借。",
            "Enter at least one sum lent.",
        ],
    ),
    (
        "rule.ledger.not_computable",
        [
            "这些数字算不出台账，请核对。",
            "這些數字算不出臺帳，請核對。",
            "No ledger can be computed from these figures; check them.",
        ],
    ),
    (
        "rule.ledger.principal_above",
        [
            "请求的本金 {claimed} 高于台账算出的 {computed}。",
            "請求的本金 {claimed} 高於臺帳算出的 {computed}。",
            "The principal claimed, {claimed}, is above the ledger's {computed}.",
        ],
    ),
    (
        "rule.ledger.interest_above",
        [
            "请求的利息 {claimed} 高于台账算出的 {computed}。",
            "請求的利息 {claimed} 高於臺帳算出的 {computed}。",
            "The interest claimed, {claimed}, is above the ledger's {computed}.",
        ],
    ),
    (
        "rule.ledger.costs_above",
        [
            "请求的费用 {claimed} 高于台账里的 {computed}。",
            "請求的費用 {claimed} 高於臺帳裡的 {computed}。",
            "The costs claimed, {claimed}, are above the ledger's {computed}.",
        ],
    ),
    (
        "rule.ledger.total_differs",
        [
            "标的总额 {stated} 与各项之和 {sum} 不一致。",
            "標的總額 {stated} 與各項之和 {sum} 不一致。",
            "The total, {stated}, differs from the sum of its parts, {sum}.",
        ],
    ),
    (
        "rule.ledger.agreed_amount_differs",
        [
            "约定金额 {agreed} 与出借合计 {lent} 不一致；若没有全部交付，请在“借款”里选部分交付。",
            "約定金額 {agreed} 與出借合計 {lent} 不一致；若沒有全部交付，請在「借款」裡選部分交付。",
            "The agreed amount, {agreed}, differs from what was lent, {lent}; if only a part was handed over, say so under ‘The loan’.",
        ],
    ),
    (
        "rule.ledger.deducted_twice",
        [
            "出借 {lent} 已经减去预扣利息，又另写了一行；请把出借写成 {agreed}。",
            "出借 {lent} 已經減去預扣利息，又另寫了一列；請把出借寫成 {agreed}。",
            "What was lent, {lent}, is already after the deduction, which is entered once more; write {agreed} as lent.",
        ],
    ),
    (
        "rule.ledger.deduction_without_lending",
        [
            "预扣利息的日期没有对应的出借。",
            "預扣利息的日期沒有對應的出借。",
            "No lending stands on the day of this deduction.",
        ],
    ),
    (
        "rule.ledger.payment_before_lending",
        [
            "还款早于第一笔出借。",
            "還款早於第一筆出借。",
            "A payment is earlier than the first lending.",
        ],
    ),
    (
        "rule.ledger.after_cut_off",
        [
            "这笔款晚于请求计算到的日期。",
            "這筆款晚於請求計算到的日期。",
            "This is later than the day the claim is counted up to.",
        ],
    ),
    (
        "rule.ledger.in_future",
        [
            "日期不能晚于今天。",
            "日期不能晚於今天。",
            "The date may not be after today.",
        ],
    ),
    (
        "rule.ledger.empty",
        [
            "金额不能是零。",
            "金額不能是零。",
            "The amount may not be zero.",
        ],
    ),
    (
        "rule.ledger.cut_off_in_future",
        [
            "计算到的日期不能晚于今天。",
            "計算到的日期不能晚於今天。",
            "The day counted up to may not be after today.",
        ],
    ),
    (
        "rule.ledger.contract_in_future",
        [
            "签订日期不能晚于今天。",
            "簽訂日期不能晚於今天。",
            "The contract may not be dated after today.",
        ],
    ),
    (
        "rule.ledger.due_before_contract",
        [
            "还款日早于签订日期。",
            "還款日早於簽訂日期。",
            "The due date is before the contract.",
        ],
    ),
    (
        "rule.ledger.paid_more_than_owed",
        [
            "按台账已经还清，还多还了 {excess}。",
            "按臺帳已經還清，還多還了 {excess}。",
            "By the ledger the debt is paid, and {excess} more.",
        ],
    ),
    (
        "rule.claim.nothing",
        [
            "请求的金额不能是零。",
            "請求的金額不能是零。",
            "A claim of nothing cannot be filed.",
        ],
    ),
    (
        "rule.evidence.none",
        [
            "至少上传一份证据。",
            "至少上傳一份證據。",
            "Upload at least one exhibit.",
        ],
    ),
    (
        "rule.list.empty",
        [
            "至少选一项要补正的内容。",
            "至少選一項要補正的內容。",
            "Choose at least one item.",
        ],
    ),
    (
        "rule.list.twice",
        [
            "同一项不能列两次。",
            "同一項不能列兩次。",
            "An item may not stand twice.",
        ],
    ),
    (
        "rule.key.length",
        [
            "表单已失效，请重新打开页面。",
            "表單已失效，請重新打開頁面。",
            "The form is stale; open the page anew.",
        ],
    ),
    (
        "rule.file.none",
        ["请选择文件。", "請選擇檔案。", "Choose a file."],
    ),
    (
        "rule.file.empty",
        ["文件是空的。", "檔案是空的。", "The file is empty."],
    ),
    (
        "rule.file.type",
        [
            "不接受这种文件。",
            "不接受這種檔案。",
            "This kind of file is not taken.",
        ],
    ),
    (
        "rule.file.ending",
        [
            "文件内容与后缀不符。",
            "檔案內容與副檔名不符。",
            "The content does not match the ending of the name.",
        ],
    ),
    (
        "rule.file.encrypted",
        [
            "文件加了密，请去掉密码再传。",
            "檔案加了密，請去掉密碼再傳。",
            "The file is encrypted; remove its password first.",
        ],
    ),
    (
        "rule.file.bomb",
        [
            "文件展开后太大，请缩小图片或拆分后再传。",
            "檔案展開後太大，請縮小圖片或拆分後再傳。",
            "The file unfolds to too much; shrink its pictures or split it.",
        ],
    ),
    (
        "rule.file.corrupt",
        [
            "文件已损坏，打不开。",
            "檔案已損壞，打不開。",
            "The file is damaged and cannot be opened.",
        ],
    ),
    (
        "rule.file.too_large",
        ["文件太大。", "檔案太大。", "The file is too large."],
    ),
    (
        "rule.password.short",
        [
            "密码至少 8 个字符。",
            "密碼至少 8 個字元。",
            "A password has at least 8 characters.",
        ],
    ),
    (
        "rule.password.long",
        ["密码太长。", "密碼太長。", "The password is too long."],
    ),
    (
        "rule.password.wrong",
        ["密码不对。", "密碼不對。", "The password is not right."],
    ),
    (
        "rule.password.common",
        [
            "这个密码太常见，请换一个。",
            "這個密碼太常見，請換一個。",
            "This password is too common; take another.",
        ],
    ),
    (
        "rule.password.own",
        [
            "密码里不要用您的姓名或邮箱。",
            "密碼裡不要用您的姓名或郵箱。",
            "Do not use your name or e-mail in the password.",
        ],
    ),
    (
        "rule.second_factor.wrong",
        [
            "验证码不对或已经用过，请等下一个。",
            "驗證碼不對或已經用過，請等下一個。",
            "The code is wrong or was used; wait for the next.",
        ],
    ),
    (
        "rule.role.held",
        [
            "已经有这个角色。",
            "已經有這個角色。",
            "The role is held already.",
        ],
    ),
    (
        "rule.role.not_staff",
        [
            "这不是工作人员的角色。",
            "這不是工作人員的角色。",
            "This is not a staff role.",
        ],
    ),
    (
        "rule.role.separate",
        [
            "这些角色不能由同一人担任。",
            "這些角色不能由同一人擔任。",
            "These roles may not be held by one person.",
        ],
    ),
    (
        "rule.role.unknown",
        [
            "请从选项里选角色。",
            "請從選項裡選角色。",
            "Choose a role from the list.",
        ],
    ),
    (
        "rule.query.malformed",
        [
            "条件的值不对。",
            "條件的值不對。",
            "The value of this condition is wrong.",
        ],
    ),
    (
        "rule.query.repeated",
        [
            "同一个条件写了两次。",
            "同一個條件寫了兩次。",
            "This condition stands twice.",
        ],
    ),
    (
        "rule.query.too_many",
        ["选得太多了。", "選得太多了。", "Too many values."],
    ),
    (
        "rule.query.unknown",
        ["不认识的条件。", "不認識的條件。", "Unknown condition."],
    ),
];
