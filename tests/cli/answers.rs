//! Strict answers: what is accepted, and what each kind of wrong answer says.

use crate::harness::walk;

#[test]
fn an_answer_is_a_number_an_id_or_a_label() {
    let spam = walk("spam\n").status(0).stdout;
    assert!(spam.contains("（ページ: spam-folder）"), "{spam}");
    for answer in [
        "3",
        "３",
        "③",
        " 3 ",
        "　SPAM　",
        "迷惑メールのフォルダに届いていた",
        "situation=spam",
    ] {
        let _ = walk(&format!("{answer}\n")).status(0).stdout(&spam);
    }
}
