//! The build script: gives the Windows program its Japanese version information and its manifest. For any other target
//! it does nothing and needs nothing.
#![allow(clippy::print_stdout, reason = "this is how cargo is spoken to")]

use std::{env, io};

use winresource::WindowsResource;

/// Japanese (Japan): the language in which Windows shows the version information.
const JAPANESE: u16 = 0x0411;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=packaging/build.rs");
    println!("cargo::rerun-if-changed=packaging/windows.manifest");
    // Ask for the target, not the host: a build script runs on the compiler's machine.
    if env::var_os("CARGO_CFG_TARGET_OS").is_none_or(|os| os != "windows") {
        return Ok(());
    }
    // The linker writes this time into the program, so another time must link again.
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    WindowsResource::new()
        .set_language(JAPANESE)
        .set("ProductName", "gmis-help")
        // Windows shows this as the program's name, for example in the task manager.
        .set("FileDescription", "G-MIS アカウントメールの案内")
        .set("CompanyName", "gmis-help の作者")
        .set("LegalCopyright", "MIT OR Apache-2.0")
        .set("InternalName", "gmis-help")
        .set("OriginalFilename", "gmis-help.exe")
        .set_manifest_file("packaging/windows.manifest")
        .compile_for("gmis-help")
        .map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => io::Error::other(
                "no resource compiler: `x86_64-w64-mingw32-windres` comes with Debian's package \
                 gcc-mingw-w64-x86-64; the variable WINDRES names another",
            ),
            _ => error,
        })
}
