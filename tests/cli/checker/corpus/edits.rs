//! The kinds of single edits that people, input methods, editors and other programs make in a flow file. Edits that
//! leave a valid flow are left out: whole lines, options or pages removed or copied, another valid target, another word
//! in a text.

use super::lines::{Line, family};

/// Pseudo-random numbers, the same on every machine.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most.max(1)
    }
}

/// An edit: how many lines it replaces, the new text, and what was meant if not the old text.
pub struct Change {
    pub lines: usize,
    pub new: String,
    pub meant: Option<String>,
}

pub type Edit = fn(&[Line<'_>], usize, &mut Dice) -> Option<Change>;

#[allow(clippy::unnecessary_wraps, reason = "most kinds fit some lines only")]
fn now(new: impl Into<String>) -> Option<Change> {
    Some(Change {
        lines: 1,
        new: new.into(),
        meant: None,
    })
}

/// A value with something in it that YAML does not read as text; meant is the same text in quotes.
fn text(line: &Line<'_>, value: &str) -> Option<Change> {
    let quoted = format!("{}'{}'", line.lead(), value.replace('\'', "''"));
    line.is_text().then(|| Change {
        lines: 1,
        new: line.lead() + value,
        meant: Some(quoted),
    })
}

/// Shifts a line and the lines that belong to it to the right or left.
fn shifted(all: &[Line<'_>], at: usize, count: usize, by: isize) -> Option<Change> {
    let mut new = Vec::new();
    for line in &all[at..at + count] {
        let indent = line.indent.checked_add_signed(by)?;
        new.push(if line.body.is_empty() {
            String::new()
        } else {
            " ".repeat(indent) + line.text.trim_start_matches(' ')
        });
    }
    Some(Change {
        lines: count,
        new: new.join("\n"),
        meant: None,
    })
}

fn spot(text: &str, dice: &mut Dice) -> usize {
    let spots: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).collect();
    spots.get(dice.below(spots.len())).copied().unwrap_or(0)
}

fn typo(word: &str, dice: &mut Dice) -> String {
    let at = 1 + dice.below(word.len() - 2);
    let (before, behind) = word.split_at(at);
    match dice.below(3) {
        0 => format!("{before}{}", &behind[1..]),
        1 => format!("{before}{}{behind}", &before[before.len() - 1..]),
        _ => format!("{before}{}{}{}", &behind[1..2], &behind[..1], &behind[2..]),
    }
}

fn wide(text: &str) -> String {
    let wide = |c: char| {
        if c.is_ascii_graphic() {
            char::from_u32(u32::from(c) + 0xFEE0).expect("a letter")
        } else {
            c
        }
    };
    text.chars().map(wide).collect()
}

fn marked(line: &Line<'_>, mark: &str) -> Option<Change> {
    line.item
        .then(|| now(" ".repeat(line.indent) + mark + line.body))?
}

fn keyed(line: &Line<'_>, new: impl FnOnce(&str, &str) -> String) -> Option<Change> {
    (!line.key.is_empty() && !line.value.is_empty())
        .then(|| now(line.head() + &new(line.key, line.value)))?
}

fn id(line: &Line<'_>, new: impl FnOnce(&str) -> String) -> Option<Change> {
    line.is_id().then(|| now(line.head() + &new(line.key)))?
}

fn reference(line: &Line<'_>, new: impl FnOnce(&str) -> String) -> Option<Change> {
    (line.is_reference() && line.value.len() > 3).then(|| now(line.lead() + &new(line.value)))?
}

fn field(line: &Line<'_>, name: &str, new: impl FnOnce(&str) -> String) -> Option<Change> {
    (line.key == name && !line.value.is_empty()).then(|| now(line.lead() + &new(line.value)))?
}

fn starts(line: &Line<'_>, mark: &str) -> Option<Change> {
    text(line, &(mark.to_owned() + line.value))
}

fn inside(line: &Line<'_>, dice: &mut Dice, mark: &str) -> Option<Change> {
    let (before, behind) = line.value.split_at(spot(line.value, dice));
    text(line, &format!("{before}{mark}{behind}"))
}

fn renamed(line: &Line<'_>, name: &str, wrong: &str) -> Option<Change> {
    let rest = line.body.strip_prefix(name)?.strip_prefix(':')?;
    now(format!("{}{wrong}:{rest}", line.head()))
}

/// Inserts a line above this one.
fn above(line: &Line<'_>, junk: &str) -> Option<Change> {
    now(format!("{junk}\n{}", line.text))
}

fn is_goto_below(all: &[Line<'_>], at: usize) -> bool {
    all[at].key == "label" && all.get(at + 1).is_some_and(|next| next.key == "goto")
}

/// Whether this is the group or title of a question: without it, the flow is still valid.
fn is_optional(all: &[Line<'_>], at: usize) -> bool {
    let mut below = all.iter().skip(at + 1).take(2);
    ["group", "title"].contains(&all[at].key) && below.any(|line| line.key == "ask")
}

macro_rules! kinds {
    ($($name:literal $all:ident $at:ident $dice:ident $make:expr;)*) => {
        &[$(($name, |$all, $at, $dice| { let _ = (&$at, &$dice); $make }),)*]
    };
}

/// Every kind that leaves a trace.
#[rustfmt::skip]
pub static KINDS: &[(&str, Edit)] = kinds! {
    "dash missing" a at d marked(&a[at], "");
    "dash to blank" a at d marked(&a[at], "  ");
    "dash ・" a at d marked(&a[at], "・");
    "dash ●" a at d marked(&a[at], "●");
    "dash ● blank" a at d marked(&a[at], "● ");
    "dash ①" a at d marked(&a[at], "①");
    "dash 1." a at d marked(&a[at], "1. ");
    "dash １．" a at d marked(&a[at], "１．");
    "dash (1)" a at d marked(&a[at], "(1) ");
    "dash *" a at d marked(&a[at], "* ");
    "dash –" a at d marked(&a[at], "– ");
    "dash －" a at d marked(&a[at], "－ ");
    "dash ー" a at d marked(&a[at], "ー");
    "dash tab" a at d marked(&a[at], "-\t");
    "dash without blank" a at d marked(&a[at], "-");
    "dash wide blank" a at d marked(&a[at], "-　");
    "dash twice" a at d marked(&a[at], "- - ");
    "line 1 deeper" a at d shifted(a, at, 1, 1);
    "line 2 deeper" a at d shifted(a, at, 1, 2);
    "line 1 shallower" a at d shifted(a, at, 1, -1);
    "line 2 shallower" a at d shifted(a, at, 1, -2);
    "family 1 deeper" a at d shifted(a, at, family(a, at), 1).filter(|change| change.lines > 1);
    "family 2 deeper" a at d shifted(a, at, family(a, at), 2).filter(|change| change.lines > 1);
    "family 1 shallower" a at d shifted(a, at, family(a, at), -1).filter(|change| change.lines > 1);
    "family 2 shallower" a at d shifted(a, at, family(a, at), -2).filter(|change| change.lines > 1);
    "line to the margin" a at d shifted(a, at, 1, -a[at].indent.cast_signed()).filter(|_| a[at].indent > 0);
    "tab indents" a at d (a[at].indent > 1).then(|| now(a[at].text.replacen("  ", "\t", 1)))?;
    "tabs indent" a at d (a[at].indent > 3).then(|| now("\t".repeat(a[at].indent / 2) + a[at].text.trim_start()))?;
    "wide blank indents" a at d (a[at].indent > 1).then(|| now(a[at].text.replacen("  ", "　", 1)))?;
    "no-break blank indents" a at d (a[at].indent > 1).then(|| now(a[at].text.replacen(' ', "\u{a0}", 1)))?;
    "colon missing" a at d keyed(&a[at], |key, value| format!("{key} {value}"));
    "colon and blank missing" a at d keyed(&a[at], |key, value| format!("{key}{value}"));
    "colon wide" a at d keyed(&a[at], |key, value| format!("{key}：{value}"));
    "colon wide blank" a at d keyed(&a[at], |key, value| format!("{key}： {value}"));
    "colon without blank" a at d keyed(&a[at], |key, value| format!("{key}:{value}"));
    "colon then wide blank" a at d keyed(&a[at], |key, value| format!("{key}:　{value}"));
    "colon then no-break blank" a at d keyed(&a[at], |key, value| format!("{key}:\u{a0}{value}"));
    "colon to =" a at d keyed(&a[at], |key, value| format!("{key} = {value}"));
    "colon to ;" a at d keyed(&a[at], |key, value| format!("{key}; {value}"));
    "colon twice" a at d keyed(&a[at], |key, value| format!("{key}:: {value}"));
    "id colon missing" a at d id(&a[at], str::to_owned);
    "id colon wide" a at d id(&a[at], |id| format!("{id}："));
    "id colon ;" a at d id(&a[at], |id| format!("{id};"));
    "id _" a at d id(&a[at], |id| format!("{}:", id.replace('-', "_"))).filter(|_| a[at].key.contains('-'));
    "id upper" a at d id(&a[at], |id| format!("{}{}:", id[..1].to_uppercase(), &id[1..]));
    "id wide" a at d id(&a[at], |id| format!("{}:", wide(id)));
    "id blank" a at d id(&a[at], |id| format!("{}:", id.replace('-', " "))).filter(|_| a[at].key.contains('-'));
    "id Japanese" a at d id(&a[at], |_| "窓口に聞く:".to_owned());
    "id digit first" a at d id(&a[at], |id| format!("1{id}:"));
    "id typo" a at d (a[at].key.len() > 4).then(|| id(&a[at], |id| format!("{}:", typo(id, d))))?;
    "id quoted wide" a at d id(&a[at], |id| format!("“{id}”:"));
    "id followed by text" a at d id(&a[at], |id| format!("{id}: 説明"));
    "section colon missing" a at d (a[at].indent == 0 && a[at].value.is_empty()).then(|| now(a[at].key))?;
    "section typo" a at d (a[at].indent == 0 && a[at].value.is_empty()).then(|| now(typo(a[at].key, d) + ":"))?;
    "reference typo" a at d reference(&a[at], |id| typo(id, d));
    "reference _" a at d reference(&a[at], |id| id.replace('-', "_")).filter(|_| a[at].value.contains('-'));
    "reference upper" a at d reference(&a[at], str::to_uppercase);
    "reference wide" a at d reference(&a[at], wide);
    "reference wide hyphen" a at d reference(&a[at], |id| id.replacen('-', "ー", 1)).filter(|_| a[at].value.contains('-'));
    "reference with 。" a at d reference(&a[at], |id| format!("{id}。"));
    "reference with ," a at d reference(&a[at], |id| format!("{id},"));
    "reference in 「」" a at d reference(&a[at], |id| format!("「{id}」"));
    "reference in “”" a at d reference(&a[at], |id| format!("“{id}”"));
    "reference wide blank" a at d reference(&a[at], |id| format!("{id}　"));
    "reference empty" a at d reference(&a[at], |_| String::new());
    "reference Japanese" a at d reference(&a[at], |_| "窓口に聞く".to_owned());
    "reference zero width" a at d reference(&a[at], |id| format!("{id}\u{200b}"));
    "text |" a at d starts(&a[at], "|");
    "text >" a at d starts(&a[at], ">");
    "text > blank" a at d starts(&a[at], "> ");
    "text !" a at d starts(&a[at], "!");
    "text ," a at d starts(&a[at], ", ");
    "text *" a at d starts(&a[at], "*");
    "text **" a at d starts(&a[at], "** ");
    "text ?" a at d starts(&a[at], "? ");
    "text -" a at d starts(&a[at], "- ");
    "text {" a at d starts(&a[at], "{");
    "text [" a at d starts(&a[at], "[");
    "text [重要]" a at d starts(&a[at], "[重要]");
    "text [ ]" a at d starts(&a[at], "[ ] ");
    "text %" a at d starts(&a[at], "%");
    "text @" a at d starts(&a[at], "@");
    "text `" a at d starts(&a[at], "`");
    "text &" a at d starts(&a[at], "&");
    "text #" a at d starts(&a[at], "#7119 ");
    "text #blank" a at d starts(&a[at], "# ");
    "text }" a at d starts(&a[at], "}");
    "text ]" a at d starts(&a[at], "]");
    "text : inside" a at d inside(&a[at], d, ": ");
    "text : at the end" a at d text(&a[at], &(a[at].value.to_owned() + ":"));
    "text #x inside" a at d inside(&a[at], d, " #1");
    "text # x inside" a at d inside(&a[at], d, " # ");
    "text \" opens" a at d starts(&a[at], "\"");
    "text ' opens" a at d starts(&a[at], "'");
    "text quoted in part" a at d inside(&a[at], d, "\"").and_then(|_| { let (x, y) = a[at].value.split_at(spot(a[at].value, d)); text(&a[at], &format!("\"{x}\"{y}")) });
    "text \" closes wide" a at d a[at].is_text().then(|| now(format!("{}\"{}”", a[at].lead(), a[at].value)))?;
    "text \\ in quotes" a at d a[at].is_text().then(|| Change { lines: 1, new: format!("{}\"C:\\共有 {}\"", a[at].lead(), a[at].value), meant: Some(format!("{}'C:\\共有 {}'", a[at].lead(), a[at].value)) });
    "text broken to the margin" a at d broken(a, at, d, 0);
    "text broken to its column" a at d broken(a, at, d, a[at].indent);
    "step broken below its text" a at d (a[at].item && a[at].key.is_empty()).then(|| broken(a, at, d, a[at].column()))?;
    "text empty" a at d (a[at].is_text() && !a[at].key.is_empty()).then(|| now(a[at].lead()))?;
    "item empty" a at d (a[at].item && a[at].key.is_empty()).then(|| now(" ".repeat(a[at].indent) + "-"))?;
    "zero width in a text" a at d inside(&a[at], d, "\u{200b}").map(|change| Change { meant: None, ..change });
    "control character in a text" a at d inside(&a[at], d, "\u{8}").map(|change| Change { meant: None, ..change });
    "zero width before a key" a at d keyed(&a[at], |key, value| format!("\u{200b}{key}: {value}"));
    "key typo" a at d (a[at].indent > 2 && a[at].key.len() > 2).then(|| now(a[at].head() + &a[at].body.replacen(a[at].key, &typo(a[at].key, d), 1)))?;
    "key capital" a at d (a[at].indent > 2 && a[at].key.len() > 1).then(|| now(a[at].head() + &a[at].body[..1].to_uppercase() + &a[at].body[1..]))?;
    "key wide" a at d (a[at].indent > 2).then(|| keyed(&a[at], |key, value| format!("{}: {value}", wide(key))))?;
    "key Japanese" a at d renamed(&a[at], "label", "ラベル").or_else(|| renamed(&a[at], "title", "題名")).or_else(|| renamed(&a[at], "steps", "手順"));
    "key singular" a at d renamed(&a[at], "options", "option").or_else(|| renamed(&a[at], "steps", "step")).or_else(|| renamed(&a[at], "notes", "note"));
    "key missing" a at d (!a[at].item).then(|| keyed(&a[at], |_, value| value.to_owned()))?;
    "key quoted wide" a at d (a[at].indent > 2).then(|| keyed(&a[at], |key, value| format!("“{key}”: {value}")))?;
    "key _" a at d (a[at].key.contains('-') && !a[at].is_id()).then(|| keyed(&a[at], |key, value| format!("{}: {value}", key.replace('-', "_"))))?;
    "key twice" a at d (!a[at].item && a[at].indent > 2).then(|| keyed(&a[at], |key, value| format!("{key}: {key}: {value}")))?;
    "line twice" a at d (!a[at].item && !a[at].key.is_empty() && !a[at].value.is_empty()).then(|| above(&a[at], a[at].text))?;
    "line lost" a at d (["label", "goto", "title", "ask", "group"].contains(&a[at].key) && !is_optional(a, at)).then(|| now("# x"))?.filter(|_| !a[at].item);
    "header lost" a at d ["options", "steps"].contains(&a[at].key).then(|| now("# x"))?;
    "two lines joined" a at d is_goto_below(a, at).then(|| Change { lines: 2, new: format!("{} {}", a[at].text, a[at + 1].body), meant: None });
    "two lines joined without blank" a at d is_goto_below(a, at).then(|| Change { lines: 2, new: format!("{}{}", a[at].text, a[at + 1].body), meant: None });
    "two lines swapped" a at d (is_goto_below(a, at) && a[at].item).then(|| Change { lines: 2, new: format!("{}\n{}", a[at + 1].text, a[at].text), meant: None });
    "| lost" a at d (a[at].value == "|").then(|| now(a[at].text.replace(" |", "")))?;
    "| wide" a at d (a[at].value == "|").then(|| now(a[at].text.replace('|', "｜")))?;
    "| to >" a at d (a[at].value == "|").then(|| now(a[at].text.replace('|', ">")))?;
    "| text to the margin" a at d unindented(a, at, 0);
    "| text to its key" a at d unindented(a, at, a[at].column());
    "option in two items" a at d (is_goto_below(a, at) && a[at].item).then(|| Change { lines: 2, new: format!("{}\n{}- {}", a[at].text, " ".repeat(a[at].indent), a[at + 1].body), meant: None });
    "braces with a comma" a at d is_goto_below(a, at).then(|| Change { lines: 2, new: format!("{}{{ label: {}, はい, goto: {} }}", a[at].head(), a[at].value, a[at + 1].value), meant: Some(format!("{}{{ label: '{}, はい', goto: {} }}", a[at].head(), a[at].value, a[at + 1].value)) }).filter(|_| a[at].item);
    "braces open" a at d is_goto_below(a, at).then(|| Change { lines: 2, new: format!("{}{{ label: {}, goto: {}", a[at].head(), a[at].value, a[at + 1].value), meant: None }).filter(|_| a[at].item);
    "brackets open" a at d a[at].is_text().then(|| now(format!("{}[{}", a[at].lead(), a[at].value)))?.map(|change| Change { meant: Some(format!("{}'[{}'", a[at].lead(), a[at].value)), ..change });
    "use without colon" a at d (a[at].key == "use").then(|| now(format!("{}use {}", a[at].head(), a[at].value)))?;
    "use colon wide" a at d (a[at].key == "use").then(|| now(format!("{}use：{}", a[at].head(), a[at].value)))?;
    "use without blank" a at d (a[at].key == "use").then(|| now(format!("{}use:{}", a[at].head(), a[at].value)))?;
    "use typo" a at d (a[at].key == "use").then(|| now(format!("{}ues: {}", a[at].head(), a[at].value)))?;
    "use capital" a at d (a[at].key == "use").then(|| now(format!("{}USE: {}", a[at].head(), a[at].value)))?;
    "date that is none" a at d field(&a[at], "date", |_| "2026-13-40".to_owned());
    "date wide" a at d field(&a[at], "date", wide).filter(|change| !change.new.ends_with(a[at].value));
    "as-of that is none" a at d field(&a[at], "as-of", |_| "2026-02-31".to_owned());
    "flag yes" a at d field(&a[at], "supplement", |_| "yes".to_owned()).or_else(|| field(&a[at], "again", |_| "yes".to_owned()));
    "flag はい" a at d field(&a[at], "supplement", |_| "はい".to_owned()).or_else(|| field(&a[at], "again", |_| "はい".to_owned()));
    "flag wide" a at d field(&a[at], "supplement", |_| "ｔｒｕｅ".to_owned()).or_else(|| field(&a[at], "again", |_| "ｔｒｕｅ".to_owned()));
    "flag typo" a at d field(&a[at], "supplement", |_| "ture".to_owned()).or_else(|| field(&a[at], "again", |_| "ture".to_owned()));
    "format wide" a at d field(&a[at], "format", wide);
    "format 1.0" a at d field(&a[at], "format", |_| "1.0".to_owned());
    "url wide" a at d field(&a[at], "url", wide);
    "url with 。" a at d field(&a[at], "url", |url| format!("{url}。"));
    "url with a note" a at d field(&a[at], "url", |url| format!("{url} （外部）"));
    "url one slash" a at d field(&a[at], "url", |url| url.replace("://", ":/"));
    "url without colon" a at d field(&a[at], "url", |url| url.replace("://", "//"));
    "url in <>" a at d field(&a[at], "url", |url| format!("<{url}>"));
    "url bare" a at d field(&a[at], "url", |url| url.replace("https://", ""));
    "mail wide @" a at d field(&a[at], "email", |mail| mail.replace('@', "＠"));
    "mail mailto:" a at d field(&a[at], "email", |mail| format!("mailto:{mail}"));
    "mail in <>" a at d field(&a[at], "email", |mail| format!("<{mail}>"));
    "mail without @" a at d field(&a[at], "email", |mail| mail.replace('@', ""));
    "mail blank" a at d field(&a[at], "email", |mail| mail.replace('@', " @"));
    "merge marker <" a at d above(&a[at], "<<<<<<< HEAD");
    "merge marker =" a at d above(&a[at], "=======");
    "merge marker >" a at d above(&a[at], ">>>>>>> branch");
    "fence" a at d above(&a[at], "```");
    "fence yaml" a at d (at < 3).then(|| above(&a[at], "```yaml"))?;
    "＃ comment" a at d above(&a[at], &format!("{}＃ メモ", " ".repeat(a[at].indent)));
    "// comment" a at d above(&a[at], &format!("{}// メモ", " ".repeat(a[at].indent)));
    "stray text" a at d above(&a[at], "あとで直す");
    "stray key" a at d above(&a[at], &format!("{}memo: あとで直す", " ".repeat(a[at].indent)));
    "second document" a at d above(&a[at], "---").filter(|_| at > 6);
    "line number" a at d now(format!("{}: {}", at + 1, a[at].text));
    "line number tab" a at d now(format!("{}\t{}", at + 1, a[at].text));
    "quote of a mail" a at d now(format!("> {}", a[at].text));
};

/// Writes the text below `|` in this column, as it is when pasted.
fn unindented(all: &[Line<'_>], at: usize, column: usize) -> Option<Change> {
    let below = all[at + 1..].iter();
    let body = below.take_while(|line| line.body.is_empty() || line.indent > all[at].column());
    let mut body: Vec<&Line<'_>> = body.collect();
    while body.last()?.body.is_empty() {
        body.pop();
    }
    let first = body.first()?.indent;
    let pasted = |line: &&Line<'_>| {
        let text = line.text.get(first..).unwrap_or("");
        format!(
            "\n{}{text}",
            " ".repeat(if text.is_empty() { 0 } else { column })
        )
    };
    (all[at].value == "|").then(|| Change {
        lines: body.len() + 1,
        new: all[at].text.to_owned() + &body.iter().map(pasted).collect::<String>(),
        meant: None,
    })
}

/// Continues the text on the next line.
fn broken(all: &[Line<'_>], at: usize, dice: &mut Dice, column: usize) -> Option<Change> {
    let line = &all[at];
    let (before, behind) = line.value.split_at(spot(line.value, dice));
    let behind = behind.trim_start();
    (line.is_text() && !before.trim().is_empty() && !behind.is_empty()).then(|| {
        now(format!(
            "{}{before}\n{}{behind}",
            line.lead(),
            " ".repeat(column)
        ))
    })?
}

/// Harmless kinds: `check` should report nothing.
#[rustfmt::skip]
pub static HARMLESS: &[(&str, Edit)] = kinds! {
    "blank before the colon" a at d keyed(&a[at], |key, value| format!("{key} : {value}"));
    "blanks behind the colon" a at d keyed(&a[at], |key, value| format!("{key}:   {value}"));
    "blanks at the end" a at d now(format!("{}  ", a[at].text));
    "line of blanks" a at d above(&a[at], "   ");
    "line of tabs" a at d above(&a[at], "\t\t");
    "line of blanks and a tab" a at d above(&a[at], "      \t");
    "comment" a at d above(&a[at], "# メモ: これは");
    "comment deeper" a at d above(&a[at], "            # - メモ");
    "comment behind an id" a at d a[at].is_reference().then(|| now(format!("{} # メモ", a[at].text)))?;
    "text in quotes" a at d a[at].is_text().then(|| now(format!("{}\"{}\"", a[at].lead(), a[at].value)))?;
    "text in “”" a at d a[at].is_text().then(|| now(format!("{}“{}”", a[at].lead(), a[at].value)))?;
    "text with a wide colon" a at d (!a[at].key.is_empty()).then(|| inside(&a[at], d, "："))?;
    "text with #" a at d inside(&a[at], d, "#1");
    "text with a list" a at d text(&a[at], &format!("・{}", a[at].value)).filter(|_| !a[at].item);
    "year as a date" a at d field(&a[at], "date", |_| "2024".to_owned());
    "text folded below a key" a at d ["why", "done", "find", "ask"].contains(&a[at].key).then(|| broken(a, at, d, a[at].column() + 2))?;
};
