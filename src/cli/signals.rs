//! Signals: a run that is interrupted leaves whole records behind.

use super::sink::Sink;
use std::io;
use std::sync::{Arc, Mutex};

/// The exit status of a run that was interrupted.
pub const INTERRUPTED: i32 = 130;

/// From now on SIGINT and SIGTERM end the run behind a whole batch, whatever its threads are waiting for; a second one ends it at once.
#[cfg(unix)]
pub fn stop_on_interruption(sink: &Arc<Mutex<Sink>>, quiet: bool) -> io::Result<()> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use std::sync::atomic::AtomicBool;
    let second = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // in this order: the first signal sets what the second one finds
        signal_hook::flag::register_conditional_shutdown(signal, INTERRUPTED, Arc::clone(&second))?;
        signal_hook::flag::register(signal, Arc::clone(&second))?;
    }
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM])?;
    let sink = Arc::clone(sink);
    std::thread::spawn(move || {
        if signals.forever().next().is_some() {
            // whoever holds the sink is writing a batch; nobody gets it any more after this
            let mut sink = sink.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
            let resumable = sink.stop();
            if !quiet {
                match resumable {
                    Ok(true) => eprintln!("claimwire: interrupted; the same command with --resume goes on from here"),
                    Ok(false) => eprintln!("claimwire: interrupted"),
                    Err(e) => eprintln!("claimwire: interrupted, and output could not be written: {e}"),
                }
            }
            std::process::exit(INTERRUPTED);
        }
    });
    Ok(())
}

/// Elsewhere an interrupted run ends at once.
#[cfg(not(unix))]
pub fn stop_on_interruption(_sink: &Arc<Mutex<Sink>>, _quiet: bool) -> io::Result<()> {
    Ok(())
}
