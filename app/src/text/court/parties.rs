//! Fields of the complaint: who, where, and what secures it.

use crate::text::Row;

pub const ROWS: &[Row] = &[
    // Fields.
    (
        "field.door.matter",
        ["是什么纠纷", "是什麼糾紛", "What is it about"],
    ),
    (
        "field.door.arbitration",
        [
            "有没有书面仲裁协议",
            "有沒有書面仲裁協議",
            "Is there a written arbitration agreement",
        ],
    ),
    (
        "field.door.decided",
        [
            "这件事法院是否已经判过",
            "這件事法院是否已經判過",
            "Has a court already decided it",
        ],
    ),
    (
        "field.door.authority",
        [
            "是否在告行政机关的决定",
            "是否在告行政機關的決定",
            "Is it about an authority's decision",
        ],
    ),
    (
        "field.claimant.kind",
        ["是个人还是单位", "是個人還是單位", "Person or organisation"],
    ),
    ("field.claimant.name", ["姓名或名称", "姓名或名稱", "Name"]),
    ("field.claimant.sex", ["性别", "性別", "Sex"]),
    (
        "field.claimant.employer",
        ["工作单位", "工作單位", "Employer"],
    ),
    (
        "field.claimant.id_number",
        ["居民身份证号", "居民身分證號", "Resident ID number"],
    ),
    (
        "field.claimant.uscc",
        [
            "统一社会信用代码",
            "統一社會信用代碼",
            "Unified social credit code",
        ],
    ),
    (
        "field.claimant.representative",
        [
            "法定代表人或负责人",
            "法定代表人或負責人",
            "Legal representative",
        ],
    ),
    (
        "field.claimant.phone",
        ["手机号", "手機號碼", "Mobile phone"],
    ),
    (
        "field.claimant.region",
        [
            "住所地所在区县",
            "住所地所在區縣",
            "County or district of domicile",
        ],
    ),
    (
        "field.claimant.address",
        ["住所地详细地址", "住所地詳細地址", "Full address"],
    ),
    (
        "field.respondent.kind",
        ["是个人还是单位", "是個人還是單位", "Person or organisation"],
    ),
    (
        "field.respondent.name",
        ["姓名或名称", "姓名或名稱", "Name"],
    ),
    ("field.respondent.sex", ["性别", "性別", "Sex"]),
    (
        "field.respondent.employer",
        ["工作单位", "工作單位", "Employer"],
    ),
    (
        "field.respondent.id_number",
        ["居民身份证号", "居民身分證號", "Resident ID number"],
    ),
    (
        "field.respondent.uscc",
        [
            "统一社会信用代码",
            "統一社會信用代碼",
            "Unified social credit code",
        ],
    ),
    (
        "field.respondent.representative",
        [
            "法定代表人或负责人",
            "法定代表人或負責人",
            "Legal representative",
        ],
    ),
    (
        "field.respondent.phone",
        ["手机号", "手機號碼", "Mobile phone"],
    ),
    (
        "field.respondent.region",
        [
            "住所地所在区县",
            "住所地所在區縣",
            "County or district of domicile",
        ],
    ),
    (
        "field.respondent.address",
        ["住所地详细地址", "住所地詳細地址", "Full address"],
    ),
    (
        "field.claimant.born",
        ["出生日期", "出生日期", "Date of birth"],
    ),
    ("field.claimant.ethnicity", ["民族", "民族", "Ethnicity"]),
    ("field.claimant.occupation", ["职业", "職業", "Occupation"]),
    ("field.claimant.position", ["职务", "職務", "Position"]),
    ("field.agent.name", ["姓名", "姓名", "Name"]),
    ("field.agent.kind", ["身份", "身分", "Capacity"]),
    (
        "field.agent.firm",
        ["所在单位", "所在單位", "Firm or employer"],
    ),
    ("field.agent.phone", ["手机号", "手機號碼", "Mobile phone"]),
    (
        "field.agent.authority",
        ["代理权限", "代理權限", "Authority"],
    ),
    (
        "field.security.given",
        ["有没有担保", "有沒有擔保", "Was security given"],
    ),
    (
        "field.security.claimed",
        ["是否主张担保权利", "是否主張擔保權利", "Do you claim on it"],
    ),
    (
        "field.security.kind",
        ["担保种类", "擔保種類", "Kind of security"],
    ),
    (
        "field.security.detail",
        [
            "担保的主要内容，及要主张的部分",
            "擔保的主要內容，及要主張的部分",
            "What was secured, and what of it you claim",
        ],
    ),
    (
        "field.security.guarantee",
        ["保证方式", "保證方式", "Kind of guarantee"],
    ),
    (
        "field.court.agreement",
        [
            "合同有没有约定法院",
            "合同有沒有約定法院",
            "Does the contract name a court",
        ],
    ),
    (
        "field.court.clause",
        ["约定的条款", "約定的條款", "The clause"],
    ),
    (
        "field.court.agreed_region",
        [
            "约定法院所在区县",
            "約定法院所在區縣",
            "County of the agreed court",
        ],
    ),
    (
        "field.court.court",
        ["向哪个法院起诉", "向哪個法院起訴", "Court"],
    ),
    (
        "field.court.preservation",
        [
            "起诉前有没有申请保全",
            "起訴前有沒有申請保全",
            "Was property preserved before the suit",
        ],
    ),
    (
        "field.court.preservation_number",
        ["保全案号", "保全案號", "Number of the preservation case"],
    ),
    (
        "field.door.other_authority",
        [
            "是否应由劳动仲裁委等其他机关先处理",
            "是否應由勞動仲裁委等其他機關先處理",
            "Must another authority, such as a labour arbitration commission, deal with it first",
        ],
    ),
    (
        "field.door.premature",
        [
            "法律是否规定现在还不能起诉",
            "法律是否規定現在還不能起訴",
            "Does the law forbid suing at this time",
        ],
    ),
    (
        "field.claimant.organisation_type",
        ["单位类型", "單位類型", "Kind of organisation"],
    ),
    (
        "field.claimant.habitual_region",
        [
            "经常居住地所在区县",
            "經常居住地所在區縣",
            "County or district of habitual residence",
        ],
    ),
    (
        "field.respondent.born",
        ["出生日期", "出生日期", "Date of birth"],
    ),
    (
        "field.respondent.organisation_type",
        ["单位类型", "單位類型", "Kind of organisation"],
    ),
    (
        "field.respondent.habitual_region",
        [
            "经常居住地所在区县",
            "經常居住地所在區縣",
            "County or district of habitual residence",
        ],
    ),
    ("field.agent.position", ["职务", "職務", "Position"]),
    (
        "field.security.contract",
        [
            "抵押或质押合同名称、编号",
            "抵押或質押合同名稱、編號",
            "Name and number of the mortgage or pledge contract",
        ],
    ),
    (
        "field.security.contract_date",
        [
            "抵押或质押合同签订日期",
            "抵押或質押合同簽訂日期",
            "Date of the mortgage or pledge contract",
        ],
    ),
    (
        "field.security.provider",
        [
            "提供抵押或质押的人",
            "提供抵押或質押的人",
            "Who gave the mortgage or pledge",
        ],
    ),
    (
        "field.security.collateral",
        ["担保物", "擔保物", "What was mortgaged or pledged"],
    ),
    (
        "field.security.registration",
        ["登记情况", "登記情況", "Registration"],
    ),
    (
        "field.security.maximum",
        [
            "是否最高额担保",
            "是否最高額擔保",
            "Is it security up to a maximum amount",
        ],
    ),
    (
        "field.security.maximum_date",
        [
            "担保债权确定的日期",
            "擔保債權確定的日期",
            "Day on which the secured debt was fixed",
        ],
    ),
    (
        "field.security.maximum_amount",
        [
            "最高债权额（元）",
            "最高債權額（元）",
            "Maximum amount (yuan)",
        ],
    ),
    (
        "field.security.guarantor",
        ["保证人", "保證人", "Guarantor"],
    ),
    (
        "field.security.guarantee_contract",
        [
            "保证合同名称、编号",
            "保證合同名稱、編號",
            "Name and number of the guarantee contract",
        ],
    ),
    (
        "field.security.guarantee_date",
        [
            "保证合同签订日期",
            "保證合同簽訂日期",
            "Date of the guarantee contract",
        ],
    ),
    (
        "field.court.connection",
        [
            "约定的地点与本案有什么联系",
            "約定的地點與本案有什麼聯繫",
            "What ties the agreed place to the dispute",
        ],
    ),
    (
        "field.court.performance_region",
        [
            "合同约定的履行地所在区县",
            "合同約定的履行地所在區縣",
            "County of the agreed place of performance",
        ],
    ),
    (
        "field.court.preservation_court",
        [
            "保全法院",
            "保全法院",
            "Court that ordered the preservation",
        ],
    ),
    (
        "field.court.preservation_date",
        ["保全时间", "保全時間", "Date of the preservation"],
    ),
];
