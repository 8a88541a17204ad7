//! Names of divisions in traditional characters (繁體), for the list the program ships with.

use std::{collections::HashMap, sync::LazyLock};

/// Character by character, simplified before traditional. A character that has several traditional forms stands
/// here with the one the names of divisions use; one that is right as it is, such as 台, 里 or 谷, is left out.
const PAIRS: &str = "\
    万萬业業丛叢东東两兩个個丰豐临臨为為丽麗义義乌烏乐樂习習乡鄉云雲亚亞产產仆僕从從仑侖仓倉仪儀们們会會伟偉伦倫体體余餘儿兒\
    兖兗党黨兰蘭关關兴興内內冈岡册冊军軍农農冲衝净淨准準凉涼凤鳳凭憑凯凱划劃则則刚剛创創剑劍劝勸务務匀勻区區华華单單卢盧卧臥\
    卫衛厂廠历歷厢廂厦廈县縣双雙发發叙敘叠疊叶葉后後吕呂启啟吴吳员員响響团團园園围圍国國图圖圣聖场場坛壇坝壩垒壘垦墾垫墊壮壯\
    壶壺复復头頭夹夾娄婁孙孫宁寧宝寶实實审審宫宮宽寬宾賓寻尋寿壽将將尔爾尧堯屿嶼岗崗岚嵐岛島岭嶺峄嶧峡峽崂嶗崃崍巩鞏师師广廣\
    庄莊庆慶庐廬库庫应應开開张張弥彌强強归歸当當彦彥怀懷恒恆扬揚抚撫无無旧舊晋晉晖暉术術杂雜权權来來杨楊极極枞樅枣棗查査树樹\
    栖棲栾欒桥橋桦樺梦夢棱稜楼樓横橫毕畢汇匯汉漢汤湯沟溝沧滄泸瀘泽澤泾涇洼窪浈湞浉溮济濟浏瀏浑渾浔潯涂塗涞淶涟漣涡渦润潤涧澗\
    渌淥渑澠温溫湾灣溆漵满滿滦灤滨濱滩灘潍濰潜潛澜瀾灯燈灵靈炉爐点點烟煙烦煩爱愛犹猶独獨狮獅献獻玛瑪环環现現珲琿琼瓊瑶瑤瓮甕\
    瓯甌电電畴疇盐鹽监監盖蓋盘盤矿礦砀碭砚硯硕碩硚礄确確碱鹼礼禮禄祿禅禪离離积積称稱竞競简簡类類红紅级級纳納细細织織绍紹经經\
    结結绛絳绥綏绩績维維绵綿综綜绿綠缙縉罗羅聂聶联聯肃肅胜勝胶膠脱脫腊臘腾騰舆輿节節芗薌芜蕪芦蘆苍蒼苏蘇荆荊荣榮荥滎荫蔭莱萊\
    莲蓮获獲萝蘿营營萧蕭萨薩蓝藍蓟薊蓥鎣蔺藺蕲蘄蕴蘊观觀觉覺让讓讷訥许許诏詔诸諸诺諾调調谊誼谋謀谟謨谢謝谦謙谯譙谱譜贝貝贞貞\
    贡貢贤賢贵貴费費贺賀贾賈资資赉賚赛賽赞贊赣贛赵趙车車转轉轮輪载載辉輝辖轄边邊辽遼达達迁遷迈邁运運进進远遠连連逊遜遥遙邓鄧\
    邮郵邹鄒邺鄴邻鄰郏郟郑鄭郓鄆郧鄖郸鄲钟鐘钢鋼钦欽钱錢铁鐵铅鉛铜銅银銀锋鋒错錯锡錫锦錦镇鎮镜鏡镶鑲长長门門间間闵閔闻聞闽閩\
    阁閣阆閬阎閻阳陽阴陰陆陸陇隴陈陳陉陘陕陝随隨静靜韩韓顶頂项項顺順颇頗颍潁额額风風饶饒馆館马馬驻駐驿驛骅驊验驗鱼魚鲁魯鲅鮁\
    鲜鮮鲤鯉鸠鳩鸡雞鸣鳴鸭鴨鹤鶴鹰鷹麦麥黄黃齐齊龙龍";

/// Where the same character is written in two ways, the words decide.
const WORDS: &[(&str, &str)] = &[
    ("沈阳", "瀋陽"),
    ("沈河", "瀋河"),
    ("沈北", "瀋北"),
    ("郁南", "鬱南"),
    ("昆山", "崑山"),
    ("钟祥", "鍾祥"),
    ("仪征", "儀徵"),
    ("示范", "示範"),
    ("旅游", "旅遊"),
];

/// The traditional forms by the simplified.
static FORMS: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let mut chars = PAIRS.chars();
    std::iter::from_fn(|| chars.next().zip(chars.next())).collect()
});

/// A division's name in traditional characters.
pub fn traditional(name: &str) -> String {
    let mut written = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let word = WORDS.iter().find(|(simple, _)| rest.starts_with(simple));
        match word {
            Some((simple, full)) => {
                written.push_str(full);
                rest = &rest[simple.len()..];
            }
            None => {
                written.push(of(first));
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    written
}

fn of(simple: char) -> char {
    FORMS.get(&simple).copied().unwrap_or(simple)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_with_two_forms_follows_the_name() {
        let cases = [
            ("浙江省台州市天台县", "浙江省台州市天台縣"),
            ("浙江省杭州市余杭区", "浙江省杭州市餘杭區"),
            ("浙江省台州市黄岩区", "浙江省台州市黃岩區"),
            ("湖南省岳阳市", "湖南省岳陽市"),
            ("上海市松江区", "上海市松江區"),
            ("河南省濮阳市范县", "河南省濮陽市范縣"),
            ("山西转型综合改革示范区", "山西轉型綜合改革示範區"),
            ("湖北省襄阳市谷城县", "湖北省襄陽市谷城縣"),
            ("黑龙江省哈尔滨市道里区", "黑龍江省哈爾濱市道里區"),
            (
                "内蒙古自治区巴彦淖尔市乌拉特后旗",
                "內蒙古自治區巴彥淖爾市烏拉特後旗",
            ),
            ("江西省吉安市新干县", "江西省吉安市新干縣"),
            ("云南省保山市腾冲市", "雲南省保山市騰衝市"),
            ("辽宁省沈阳市沈河区", "遼寧省瀋陽市瀋河區"),
            ("河南省周口市沈丘县", "河南省周口市沈丘縣"),
            ("江苏省苏州市昆山市", "江蘇省蘇州市崑山市"),
            ("云南省昆明市", "雲南省昆明市"),
            ("湖北省荆门市钟祥市", "湖北省荊門市鍾祥市"),
            ("南京市鼓楼区", "南京市鼓樓區"),
            ("江苏省扬州市仪征市", "江蘇省揚州市儀徵市"),
        ];
        for (simple, full) in cases {
            assert_eq!(traditional(simple), full);
        }
    }

    #[test]
    fn each_character_stands_in_the_table_once() {
        let firsts: Vec<char> = PAIRS.chars().step_by(2).collect();
        let mut once = firsts.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), firsts.len());
        assert_eq!(PAIRS.chars().count(), firsts.len() * 2);
    }
}
