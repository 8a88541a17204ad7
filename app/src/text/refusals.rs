//! Why something was refused.

use crate::text::Row;

pub const ROWS: &[Row] = &[
    // refusals
    (
        "refusal.not_found",
        [
            "没有这个内容，或者它不对您开放。",
            "沒有這個內容，或者它不對您開放。",
            "This does not exist, or it is not open to you.",
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
        "refusal.no_room",
        [
            "系统存储空间已满，这一步没有保存；查阅不受影响，请稍后再提交一次。",
            "系統儲存空間已滿，這一步沒有儲存；查閱不受影響，請稍後再提交一次。",
            "The system has no room left to store this; nothing of this step was saved. Reading still works; please send it again later.",
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
            "The amount is too large for a fee to be computed.",
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
            "The upload did not resume at the right place; choose the file again.",
        ],
    ),
    (
        "refusal.sign_in.wrong",
        [
            "邮箱或密码不对。",
            "信箱或密碼不對。",
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
            "You cannot do this to your own account.",
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
];
