//! The messages of `check`.

use super::{named, visible};
use crate::finding::MOST_FINDINGS;

/// The first line for a file without errors. It says if another file has some: the first line, or the last, may be all
/// that is read.
pub fn usable(path: &str, warnings: usize, others: bool) -> String {
    let path = named(path);
    match (warnings, others) {
        (0, false) => format!("{path}: 誤りはありません。"),
        (0, true) => format!("{path}: 誤りはありません。ほかのファイルに誤りがあります。"),
        (_, false) => format!("{path}: 誤りはありません。警告 {warnings} 個"),
        (_, true) => {
            format!(
                "{path}: 誤りはありません。警告 {warnings} 個。ほかのファイルに誤りがあります。"
            )
        }
    }
}

/// A translation without findings covers its flow.
pub const TRANSLATED: &str = "元の案内のすべての文に訳があります。";

/// The heading over the distances of the remedies.
pub const PER_REMEDY: &str = "対処ごとの質問の数（いちばん少ない道～いちばん多い道）:";

/// The fewest and most questions before a remedy.
pub fn distance(fewest: usize, most: usize) -> String {
    if fewest == most {
        format!("{fewest}問")
    } else {
        format!("{fewest}～{most}問")
    }
}

/// A finding on one line.
pub fn short(place: &str, severity: &str, code: &str, sentence: &str) -> String {
    let (place, sentence) = (visible(place), visible(sentence));
    format!("{place}: {severity}[{code}]: {sentence}")
}

/// The number of findings in a file.
pub fn found(path: &str, errors: usize, warnings: usize) -> String {
    let path = named(path);
    match warnings {
        _ if errors + warnings >= MOST_FINDINGS => {
            format!("{path}: 誤りが {MOST_FINDINGS} 個以上あります。残りは出していません。")
        }
        0 => format!("{path}: エラー {errors} 個"),
        _ => format!("{path}: エラー {errors} 個、警告 {warnings} 個"),
    }
}

/// The numbers of questions, remedies and options.
pub fn figures(questions: usize, remedies: usize, options: usize) -> String {
    format!("質問 {questions}、対処 {remedies}、選択肢 {options}")
}

/// The number of paths, with the shortest and longest one; `None` is more than 10^15.
pub fn paths(paths: Option<u64>, shortest: usize, longest: usize) -> String {
    let paths = paths.map_or_else(|| "10^15以上".to_owned(), |paths| paths.to_string());
    format!("道 {paths}、いちばん短い道 {shortest}問、いちばん長い道 {longest}問")
}

/// States what was proved.
pub const PROVED: &str = "すべての道が対処にたどり着きます。";
