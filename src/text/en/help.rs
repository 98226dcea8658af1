//! The texts of `--help`.

pub const ABOUT: &str = "Answer a few questions and get the steps to take when e-mails about a G-MIS account do not arrive or the account cannot be used.";
pub const TEMPLATE: &str = "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}";
pub const USAGE: &str = "gmis-help [OPTIONS]\n       gmis-help COMMAND [OPTIONS]";
pub const LIST_USAGE: &str = "gmis-help list [OPTIONS]";
pub const SHOW_USAGE: &str = "gmis-help show [OPTIONS] PAGE...";
pub const SEARCH_USAGE: &str = "gmis-help search [OPTIONS] WORD...";
pub const LETTER_USAGE: &str = "gmis-help letter [OPTIONS] PAGE";
pub const PRINT_USAGE: &str = "gmis-help print [OPTIONS]";
pub const CHECK_USAGE: &str = "gmis-help check [OPTIONS] [FILE]...";
pub const DIFF_USAGE: &str = "gmis-help diff [OPTIONS] OLD NEW";
pub const TEST_USAGE: &str = "gmis-help test [OPTIONS] FILE...";
pub const WHY_USAGE: &str = "gmis-help why [OPTIONS] PAGE";
pub const GRAPH_USAGE: &str = "gmis-help graph [OPTIONS]";
pub const SCHEMA_USAGE: &str = "gmis-help schema";
pub const NEW_USAGE: &str = "gmis-help new [OPTIONS] FILE";
pub const HELP_USAGE: &str = "gmis-help help [COMMAND]";
pub const COMPLETIONS_USAGE: &str = "gmis-help completions SHELL";
pub const COMMANDS: &str = "Commands";
pub const OPTIONS: &str = "Options";
pub const ARGUMENTS: &str = "Arguments";
pub const PAGE_NAME: &str = "PAGE";
pub const FILE_NAME: &str = "FILE";
pub const FLOW_NAME: &str = "GUIDE";
pub const FORM_NAME: &str = "FORMAT";
pub const CODE_NAME: &str = "CODE";
pub const LANGUAGE_NAME: &str = "LANGUAGE";
pub const COMMAND_NAME: &str = "COMMAND";
pub const SHELL_NAME: &str = "SHELL";
pub const WORD_NAME: &str = "WORD";
pub const NUMBER_NAME: &str = "NUMBER";
pub const OLD_NAME: &str = "OLD";
pub const NEW_NAME: &str = "NEW";
pub const HELP: &str = "Shows this help";
pub const VERSION: &str = "Shows the version";
pub const LANG: &str = "Language: ja (Japanese) or en (English); also set by GMIS_HELP_LANG";
pub const FLOW: &str = "Id of the guide to use, or a file (a name with \".\", \"/\" or \"\\\")";
pub const FROM: &str = "Starts on this page (id or number)";
pub const ANSWERS: &str = "Reads the answers from a file (- is standard input)";
pub const FORMAT: &str = "Output format: text or json";
pub const PLAIN: &str = "Asks with numbered lines and never redraws the screen";
pub const OUT: &str = "Writes to this file, in UTF-8, instead of standard output";
pub const FORCE: &str = "Overwrites the file of --out if it exists";
pub const RECORD: &str = "Appends a record of each call, which can be replayed, to this file";
pub const LIST: &str = "Lists the guides and their pages";
pub const SHOW: &str = "Shows pages (asks nothing)";
pub const SHOW_PAGE: &str = "Id or number of a page";
pub const SEARCH: &str = "Finds pages by words";
pub const SEARCH_WORDS: &str = "Words to look for (a page must have all of them)";
pub const LETTER: &str = "Prints the letter of a page (in Japanese, ready to copy and send)";
pub const PRINT: &str =
    "Prints the whole guide (a handbook for paper, or an interactive HTML file)";
pub const PRINT_FORMAT: &str =
    "Output format: text or html (one file for a browser, without scripts)";
pub const CHECK: &str =
    "Checks a guide's file, and that every path leads to a remedy (in Japanese)";
pub const CHECK_PATHS: &str = "Files to check (default: the guides and the contacts file in use). Translations (name.language.yaml) are checked with them";
pub const CHECK_FORMAT: &str = "Output format: text, short (one line each) or json";
pub const STRICT: &str = "Treats warnings as errors";
pub const EXPLAIN: &str = "Explains a code (the word in [ ]) with an example and its fix";
pub const DIFF: &str =
    "Shows what changed between two guides, and which answers lead elsewhere (in Japanese)";
pub const DIFF_OLD: &str = "The old guide (id, file, or built-in:gmis for the built-in one)";
pub const DIFF_NEW: &str = "The new guide (in the same form)";
pub const DIFF_EXIT_CODE: &str = "Exits with 1 if anything differs";
pub const TEST: &str = "Replays records: do they still end on the same pages, and which answers do they not cover? (in Japanese)";
pub const TEST_FILES: &str = "Files of records, or folders of such files";
pub const TEST_MISSING: &str =
    "Prints new records for the answers not covered yet (a person must check them)";
pub const TEST_LIMIT: &str = "How many records --missing may print (default: 1000)";
pub const TEST_NEW: &str = "Writes the records with their current ends to this new file";
pub const WHY: &str = "Shows how callers get to a page (in Japanese)";
pub const GRAPH: &str = "Draws the guide (the questions, in Mermaid)";
pub const GRAPH_PAGE: &str = "Draws this page and its neighbours, in Mermaid";
pub const GRAPH_TREE: &str = "Draws every page in one SVG, for the wall";
pub const GRAPH_SVG: &str = "Draws the questions as an SVG without crossing lines";
pub const SCHEMA: &str = "Prints the JSON Schema of guides, for editors";
pub const NEW: &str = "Creates the file of a new guide (never overwrites a file)";
pub const NEW_FILE: &str = "File to create (for example my-flow.yaml)";
pub const NEW_COPY: &str = "Copies this guide (id or file) instead of the small example";
pub const NEW_SITE: &str = "Creates the file of this help desk's own contacts (site.yaml)";
pub const NEW_TRANSLATION: &str =
    "Creates a translation to fill in (name.language.yaml; for example en)";
pub const HELP_VERB: &str = "Shows the help of a command";
pub const HELP_COMMAND: &str = "Command to explain (default: the whole program)";
pub const COMPLETIONS: &str = "Prints a completion script for a shell";
pub const COMPLETIONS_SHELL: &str = "bash, zsh, fish, powershell or elvish";

pub const EXAMPLES: &str = "\
Examples:
  gmis-help --lang en                    answer questions, find the remedy
  gmis-help --from password-reset        start on a page
  echo spam | gmis-help                  answer through a pipe
  gmis-help --answers answers.txt        answer from a file
  gmis-help --record calls.txt           keep records (answers only; no names)

Exit codes: 0 a remedy was shown  1 could not read or write, or errors found
            2 wrong usage  3 the answers do not fit  4 the guide has errors
            130 stopped before any remedy";
pub const LIST_EXAMPLES: &str =
    "Examples:\n  gmis-help list --lang en\n  gmis-help list --format json";
pub const SHOW_EXAMPLES: &str = "Examples:\n  gmis-help show spam-folder --lang en\n  gmis-help show situation 12 --format json";
pub const SEARCH_EXAMPLES: &str = "Examples:\n  gmis-help search spam --lang en\n  gmis-help search password --lang en --format json";
pub const LETTER_EXAMPLES: &str = "Examples:\n  gmis-help letter ask-counter --lang en\n  gmis-help letter change-request --out letter.txt";
pub const PRINT_EXAMPLES: &str = "Examples:
  gmis-help print --lang en --out handbook.txt
  gmis-help print --lang en --format html --out gmis.html";
pub const CHECK_EXAMPLES: &str = "Examples:
  gmis-help check                             the built-in guide
  gmis-help check my-flow.yaml --strict       treat warnings as errors
  gmis-help check a.yaml b.yaml --format short
                                              one line each
  gmis-help check --explain unknown-target    what a code means";
pub const DIFF_EXAMPLES: &str = "Examples:
  gmis-help diff old.yaml new.yaml
  gmis-help diff built-in:gmis flows/gmis.yaml --out changes.txt";
pub const TEST_EXAMPLES: &str = "Examples:
  gmis-help test records
  gmis-help test records --flow new.yaml --new records-new.txt
  gmis-help test records --missing --limit 10 --out more.txt";
pub const WHY_EXAMPLES: &str =
    "Examples:\n  gmis-help why spam-folder\n  gmis-help why 12 --format json";
pub const GRAPH_EXAMPLES: &str = "Examples:
  gmis-help graph --svg --out overview.svg
  gmis-help graph --page mail-search
  gmis-help graph --tree --out tree.svg";
pub const SCHEMA_EXAMPLES: &str = "Examples:\n  gmis-help schema > gmis-flow.schema.json";
pub const NEW_EXAMPLES: &str = "Examples:\n  gmis-help new my-flow.yaml\n  gmis-help new --copy gmis my-flow.yaml\n  gmis-help new --site flows/site.yaml\n  gmis-help new --translation en my-flow.en.yaml";
pub const HELP_EXAMPLES: &str = "Examples:\n  gmis-help help check";
pub const COMPLETIONS_EXAMPLES: &str = "Examples:
  gmis-help completions bash > ~/.local/share/bash-completion/completions/gmis-help
  gmis-help completions powershell | Out-File -Append -Encoding ascii $PROFILE";
