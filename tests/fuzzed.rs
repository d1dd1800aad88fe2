//! The fuzz targets on inputs that are kept: seeds, and whatever once failed.

use crate::common::targets::TARGETS;
use std::path::Path;

#[test]
fn what_once_failed_does_not_fail_again() {
    for (name, target) in TARGETS {
        let mut count = 0;
        for folder in ["seeds", "regressions"] {
            let Ok(entries) = std::fs::read_dir(Path::new("fuzz").join(folder).join(name)) else { continue };
            for entry in entries {
                let path = entry.expect("an entry").path();
                println!("{}", path.display());
                target(&std::fs::read(&path).expect("an input"));
                count += 1;
            }
        }
        assert!(count > 0, "no inputs of the target {name}");
    }
}
