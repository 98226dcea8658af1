//! The site file beside the program: its contacts replace the flow's own, and it changes no route. One that cannot be
//! used is ignored as a whole, and that is reported.

use std::fs;
use std::path::PathBuf;

use gmis_help::catalog;
use gmis_help::flow::check::{check, site};
use gmis_help::flow::{Flow, Kind};
use gmis_help::text::ja::site::UNREAD;
use gmis_help::yaml::source::Source;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::harness::{Folder, Ran, gmis_help, gmis_help_in};

const DESK: &str = include_str!("../desk.yaml");

/// Two counters where the flow has none, and another number for the office.
const SITE: &str = "\
format: 1
contacts:
  counter:
    - for: 病院・診療所
      name: 〇〇県 医務課
      phone: ０００－１１１－２２２２ 内線 ３４
      hours: 平日9:00～17:00
    - for: 薬局
      name: 〇〇県 薬務課
      email: yakumu@example.jp
      url: https://www.example.jp/
      note: お昼は出ません。
  office:
    - name: 県の支所
      phone: 000-333-4444
";

/// A folder with the program, the desk's flow, and these files in `flows` beside the program.
fn beside(name: &str, bytes: impl AsRef<[u8]>) -> Folder {
    let folder = Folder::new();
    fs::create_dir(folder.path().join("flows")).expect("a folder can be made");
    folder.file("desk.yaml", DESK);
    folder.file(&format!("flows/{name}"), bytes);
    folder
}

fn path(folder: &Folder, name: &str) -> String {
    let path: PathBuf = folder.path().join("flows").join(name);
    path.display().to_string()
}

fn desk(folder: &Folder, args: &[&str]) -> Ran {
    gmis_help_in(folder, args.iter().chain(&["--flow", "./desk.yaml"]))
        .dir(folder.path())
        .stdin("ask\n")
        .run()
}

/// The output for the desk's flow without a site file.
fn without(args: &[&str]) -> Ran {
    let folder = Folder::new();
    folder.file("desk.yaml", DESK);
    desk(&folder, args)
}

#[test]
fn the_site_s_entries_appear_wherever_the_flow_names_the_contact() {
    let folder = beside("site.yaml", SITE);
    let shown = desk(&folder, &["show", "ask"]).status(0).stderr("");
    let page = "【窓口に聞く】

手順
 1. 紙を見ます。
    注意：先に知ること。
    補足〔1〕：市だけのこと。
 2. 窓口に聞きます。
    〇〇県 医務課（病院・診療所用）：電話 000-111-2222 内線 34（平日9:00～17:00）
    〇〇県 薬務課（薬局用）：yakumu@example.jp
      https://www.example.jp/
      お昼は出ません。
 3. もう一度、窓口に聞きます。
 4. 事務局にも聞きます。（補足〔2〕）
    県の支所：電話 000-333-4444

完了の目安：返事が来れば終わりです。
かかる日数：1～2週間
出典：紙（1、2）
補足の出典：〔1〕市の案内、2026-02-03 〔2〕自前、2026-01-02
（ページ: ask、2番。文面: gmis-help letter ask）
";
    let _ = shown.stdout(page);
    let walked = desk(&folder, &[]).status(0).stdout(page);
    assert!(!walked.stderr.contains(UNREAD), "{}", walked.stderr);
    let letter = "件名：届きません
宛先：〇〇県 医務課（病院・診療所用）：電話 000-111-2222 内線 34（平日9:00～17:00）
      〇〇県 薬務課（薬局用）：yakumu@example.jp
        https://www.example.jp/
        お昼は出ません。

届きません。

名前（例：〇〇医院）：
";
    let _ = desk(&folder, &["letter", "ask"]).status(0).stdout(letter);
    for format in ["text", "html"] {
        let printed = desk(&folder, &["print", "--format", format]).stdout;
        let site = ["000-111-2222 内線 34", "yakumu@example.jp", "000-333-4444"];
        assert!(site.iter().all(|way| printed.contains(way)), "{printed}");
        assert!(!printed.contains("office@example.jp"), "{printed}");
    }
}

#[test]
fn json_has_the_site_s_entries_without_the_flow_s_source() {
    let folder = beside("site.yaml", SITE);
    let none = || json!({"for": null, "name": null, "phone": null, "email": null, "hours": null, "url": null, "note": null});
    let entry = |fields: &[(&str, &str)]| {
        let mut entry = none();
        for (field, text) in fields {
            entry[field] = Value::from(*text);
        }
        entry
    };
    let counter = json!({
        "id": "counter", "title": "県の窓口", "find": null, "source": null, "origin": "site", "entries": [
            entry(&[("for", "病院・診療所"), ("name", "〇〇県 医務課"), ("phone", "000-111-2222 内線 34"), ("hours", "平日9:00～17:00")]),
            entry(&[("for", "薬局"), ("name", "〇〇県 薬務課"), ("email", "yakumu@example.jp"), ("url", "https://www.example.jp/"), ("note", "お昼は出ません。")]),
        ],
    });
    let office = json!({
        "id": "office", "title": "事務局", "find": null, "source": null, "origin": "site",
        "entries": [entry(&[("name", "県の支所"), ("phone", "000-333-4444")])],
    });
    let shown = desk(&folder, &["show", "ask", "--format", "json"]).json();
    let steps = &shown["pages"][0]["steps"];
    assert_eq!([&steps[1]["contact"], &steps[2]["contact"]], [&counter; 2]);
    assert_eq!(steps[3]["contact"], office);
    let text = shown["pages"][0]["text"].as_str().expect("a text");
    assert!(text.contains("電話 000-333-4444\n"), "{text}");
    let walked = desk(&folder, &["--format", "json"]).json();
    assert_eq!(walked["page"], shown["pages"][0]);
    let listed = desk(&folder, &["list", "--format", "json"]).json();
    assert_eq!(listed["flows"][0]["contacts"], json!([counter, office]));
    assert_eq!(listed["site"], path(&folder, "site.yaml"));
    assert_eq!(
        without(&["list", "--format", "json"]).json()["site"],
        Value::Null
    );
}

#[test]
fn list_names_the_site_file_in_use_and_not_as_a_flow() {
    let folder = beside("site.yaml", SITE);
    let said = format!(
        "連絡先ファイル  {}（counter、office）",
        path(&folder, "site.yaml")
    );
    let listed = gmis_help_in(&folder, ["list"]).run().status(0).stdout;
    assert_eq!(listed.lines().last(), Some(said.as_str()), "{listed}");
    assert_eq!(listed.matches("site").count(), 1, "{listed}");
    let no_flow = gmis_help_in(&folder, ["show", "ask", "--flow", "site"]).run();
    assert!(
        no_flow
            .status(2)
            .stderr
            .contains("「site」という案内はありません")
    );
}

#[test]
fn a_site_file_without_entries_changes_nothing_and_is_no_mistake() {
    let empty = [
        "",
        "# format: 1\n# contacts:\n",
        "format: 1\n",
        "format: 1\ncontacts:\n",
        "format: 1\ncontacts: {}\n",
        "format: 1\ncontacts:\n  counter:\n  office: []\n",
        "\u{feff}format: 1\r\ncontacts:\r\n  counter:\r\n",
    ];
    for text in empty {
        let folder = beside("site.yaml", text);
        for args in [&["show", "ask"][..], &["letter", "ask"], &[]] {
            let plain = without(args);
            let _ = desk(&folder, args)
                .status(0)
                .stdout(&plain.stdout)
                .stderr(&plain.stderr);
        }
        let checked = gmis_help_in(&folder, ["check", "--strict", "--format", "short"]).run();
        let last = format!("{}: 誤りはありません。", path(&folder, "site.yaml"));
        assert_eq!(
            checked.status(0).stdout.lines().last(),
            Some(last.as_str()),
            "{text:?}"
        );
    }
}

/// Site files that cannot be used: content, code, and message.
fn broken() -> Vec<(Vec<u8>, &'static str, &'static str)> {
    let text = |old: &str, new: &str| {
        assert!(SITE.contains(old), "{old}");
        SITE.replacen(old, new, 1).into_bytes()
    };
    let utf16 = SITE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let large = SITE.to_owned() + &"#".repeat(64 * 1024);
    vec![
        (
            text("000-333-4444", "09:00まで"),
            "bad-phone",
            "連絡先「office」の1番目の「phone」",
        ),
        (
            text("email: y", "mail: y"),
            "unknown-field",
            "10行目: 連絡先「counter」の2番目の「mail」",
        ),
        (text("name: 県", "nama: 県"), "unknown-field", "nama"),
        (
            text("      name: 〇〇県 薬務課\n", ""),
            "missing-field",
            "「name」がありません",
        ),
        (
            text("医務課", "医務\u{7}課"),
            "control-character",
            "制御文字",
        ),
        (
            text("phone: 000", "phone：000"),
            "full-width-colon",
            "15行目",
        ),
        (text("format: 1\n", ""), "missing-field", "format"),
        (text("format: 1", "format: 2"), "newer-format", "形式 2"),
        (text("  office:", "  counter:"), "duplicate-id", "counter"),
        (text("contacts:", "contacts: ["), "not-yaml", "行目"),
        (utf16, "encoding", "UTF-16"),
        (large.into_bytes(), "too-large", "64 KiB"),
    ]
}

#[test]
fn a_site_file_that_cannot_be_used_is_ignored_as_a_whole_with_one_line() {
    for (bytes, code, reason) in broken() {
        let folder = beside("site.yaml", bytes);
        let before = format!(
            "警告: 連絡先ファイル「{}」は使いません。",
            path(&folder, "site.yaml")
        );
        for args in [
            &["show", "ask"][..],
            &["letter", "ask"],
            &["list"],
            &["print"],
        ] {
            let ran = desk(&folder, args).status(0).stdout(&without(args).stdout);
            assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.stderr);
            assert!(ran.stderr.starts_with(&before), "{}", ran.stderr);
            assert!(ran.stderr.contains(reason), "{}", ran.stderr);
        }
        let plain = without(&[]);
        let walked = desk(&folder, &[]).status(0).stdout(&plain.stdout);
        let (line, rest) = walked.stderr.split_once('\n').expect("a line");
        assert!(line.starts_with(&before), "{line}");
        assert_eq!(rest.replacen(&format!("{UNREAD}\n"), "", 1), plain.stderr);
        assert_ne!(rest, plain.stderr, "the first page says it too");
        let checked = gmis_help_in(&folder, ["check", "--format", "json"])
            .run()
            .status(1)
            .json();
        let file = &checked["files"][1];
        assert_eq!(file["path"], path(&folder, "site.yaml"));
        assert_eq!(file["findings"][0]["code"], code, "{file}");
        assert_eq!(file["proof"], Value::Null);
        assert_eq!(checked["files"][0]["findings"], json!([]));
    }
}

#[test]
fn a_site_file_that_is_a_folder_or_a_dangling_link_is_reported() {
    let folder = beside("gmis.en.yaml", "");
    let site = folder.path().join("flows/site.yaml");
    fs::create_dir(&site).expect("a folder can be made");
    let left_out = |folder: &Folder| {
        let ran = desk(folder, &["show", "ask"])
            .status(0)
            .stdout(&without(&["show", "ask"]).stdout);
        assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.stderr);
        assert!(
            ran.stderr.contains("site.yaml」は使いません。"),
            "{}",
            ran.stderr
        );
        let checked = gmis_help_in(folder, ["check", "--format", "short"])
            .run()
            .status(1);
        assert!(
            checked.stdout.contains("エラー[unreadable]"),
            "{}",
            checked.stdout
        );
    };
    left_out(&folder);
    fs::remove_dir(&site).expect("it is empty");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere.yaml", &site).expect("a link can be made");
        left_out(&folder);
    }
}

#[test]
fn a_site_file_misnamed_by_notepad_is_reported() {
    for name in ["site.yaml.txt", "site.yml", "site.txt"] {
        let folder = beside(name, SITE);
        let said = format!(
            "警告: 「{}」は使いません。連絡先ファイルなら、名前を site.yaml に変えてください。\n",
            path(&folder, name)
        );
        let _ = desk(&folder, &["show", "ask"])
            .status(0)
            .stdout(&without(&["show", "ask"]).stdout)
            .stderr(&said);
        assert!(desk(&folder, &[]).stderr.contains(UNREAD));
        let checked = gmis_help_in(&folder, ["check"]).run().status(0);
        assert_eq!(checked.stderr, said);
        // It is reported even beside a used one: the program cannot know which was meant.
        folder.file("flows/site.yaml", SITE);
        let both = desk(&folder, &[]).status(0);
        assert!(
            both.stderr.starts_with(&said) && !both.stderr.contains(UNREAD),
            "{}",
            both.stderr
        );
        assert!(both.stdout.contains("000-333-4444"), "{}", both.stdout);
    }
    // Windows does not tell these two names apart.
    if !cfg!(windows) {
        let folder = beside("Site.yaml", SITE);
        let ran = desk(&folder, &["list"]).status(0);
        assert!(
            ran.stderr.contains("Site.yaml」は使いません"),
            "{}",
            ran.stderr
        );
    }
}

#[test]
fn a_site_file_with_warnings_is_used_and_check_suggests_the_contact() {
    let site = SITE.replace("  office:", "  offices:") + "    - name: だれか\n";
    let folder = beside("site.yaml", site);
    let shown = desk(&folder, &["show", "ask"]).status(0).stderr("");
    assert!(
        shown.stdout.contains("000-111-2222 内線 34"),
        "{}",
        shown.stdout
    );
    let checked = gmis_help_in(&folder, ["check", "--format", "json"])
        .run()
        .status(0)
        .json();
    let findings = &checked["files"][1]["findings"];
    let codes = findings
        .as_array()
        .expect("findings")
        .iter()
        .map(|finding| finding["code"].as_str());
    assert_eq!(
        codes.collect::<Vec<_>>(),
        ["stray-contact", "unreachable-contact"].map(Some)
    );
    assert_eq!(findings[0]["help"], "「office」のことですか？");
    let _ = gmis_help_in(&folder, ["check", "--strict"]).run().status(1);
    // A path is checked as the kind of file that its name says.
    let named = path(&folder, "site.yaml");
    let checked = gmis_help_in(&folder, ["check", &named, "--format", "json"])
        .run()
        .status(0)
        .json();
    assert_eq!(&checked["files"][0]["findings"], findings);
}

#[test]
fn out_never_overwrites_the_site_file() {
    let folder = beside("site.yaml", SITE);
    for args in [&[][..], &["letter", "ask"]] {
        let mut args = args.to_vec();
        args.extend(["--out", "flows/site.yaml", "--force"]);
        let _ = desk(&folder, &args).status(1).stdout("");
    }
    let kept = fs::read_to_string(folder.path().join("flows/site.yaml")).expect("it is there");
    assert_eq!(kept, SITE);
}

#[test]
fn new_site_writes_a_file_that_is_complete_once_its_comment_marks_are_removed() {
    let folder = beside("gmis.en.yaml", "");
    let new = |name: &str| {
        gmis_help_in(&folder, ["new", "--site", name])
            .dir(folder.path())
            .run()
    };
    let _ = new("flows/site.yaml").status(0).stderr("");
    let check = || gmis_help_in(&folder, ["check", "--strict", "--format", "short"]).run();
    let _ = check().status(0);
    let plain = gmis_help(["show", "ask-counter"]).run().stdout;
    let show = || {
        gmis_help_in(&folder, ["show", "ask-counter"])
            .run()
            .status(0)
            .stderr("")
    };
    let _ = show().stdout(&plain);
    let _ = new("flows/site.yaml").status(1);
    // Uncommented as in Notepad.
    let file = folder.path().join("flows/site.yaml");
    let text = fs::read_to_string(&file).expect("it was made");
    fs::write(&file, text.replace("    #", "    ")).expect("it can be written");
    let _ = check().status(0);
    assert!(show().stdout.contains("電話 000-000-0000"));
    let contacts: Vec<String> = flow()
        .contacts()
        .iter()
        .map(|contact| contact.id.clone())
        .collect();
    let listed = gmis_help_in(&folder, ["list"]).run().stdout;
    assert!(
        listed.ends_with(&format!("（{}）\n", contacts.join("、"))),
        "{listed}"
    );
    // Under another name it would never be read.
    let other = new("flows/desk.yaml").status(2);
    assert!(other.stderr.contains("site.yaml です"), "{}", other.stderr);
}

fn flow() -> Flow {
    let built_in = catalog::find(None).ok().expect("there is a default flow");
    check(&built_in.read().expect("it is built in"))
        .flow
        .expect("it is valid")
}

/// Everything in a flow that decides where answers lead.
fn ways(flow: &Flow) -> String {
    let mut ways = format!("{:?} {:?}\n", flow.start(), flow.proof());
    for (number, page) in flow.pages() {
        let next = match &page.kind {
            Kind::Question { options } => format!("{options:?}"),
            Kind::Remedy { if_not_solved, .. } => format!("{if_not_solved:?}"),
        };
        let texts: Vec<&str> = page.steps.iter().map(|step| step.text.as_str()).collect();
        ways += &format!(
            "{} {number:?} {next} {} {texts:?}\n",
            page.id,
            flow.questions_left(number)
        );
    }
    ways
}

/// A site file, right or wrong.
fn any_site() -> impl Strategy<Value = String> {
    let contact = prop_oneof![
        "counter",
        "office",
        "corporation",
        "situation",
        "[a-z]{1,9}"
    ];
    let fields = [
        "for: 薬局",
        "phone: 03(12)34-56",
        "email: a@example.jp",
        "hours: 9時～17時",
        "url: https://example.jp/",
        "note: 窓口",
        "goto: wait",
    ];
    let entry = prop::sample::subsequence(fields.to_vec(), 0..4);
    let entries = prop::collection::vec(entry, 0..3);
    let contacts = prop::collection::btree_map(contact, entries, 0..4);
    contacts.prop_map(|contacts| {
        let mut text = String::from("format: 1\ncontacts:\n");
        for (contact, entries) in contacts {
            text += &format!("  {contact}:\n");
            for fields in entries {
                text += "    - name: 窓口\n";
                for field in fields {
                    text += &format!("      {field}\n");
                }
            }
        }
        text
    })
}

proptest! {
    #[test]
    fn no_site_file_changes_a_route(text in any_site()) {
        let plain = ways(&flow());
        let source = Source::from_bytes("site.yaml", text.into_bytes());
        let (checked, site) = site::check(&source, None);
        prop_assert!(checked.flow.is_none());
        if let Some(site) = site {
            prop_assert_eq!(ways(&flow().with_site(&site)), plain);
        }
    }
}
