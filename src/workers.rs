//! Workers: batches in, answers out, in the order of the batches.
//!
//! One thread reads and hands out batches; each worker turns a batch into an answer; whoever takes the answers gets them in the order in which
//! the batches were handed out. Both queues are bounded, so that memory is set by the batches under way and not by the run.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// The answers to batches, in order. When it is dropped, no more batches are read.
pub struct Answers<A> {
    source: Source<A>,
}

enum Source<A> {
    /// everything happens where the answers are taken
    Here(Box<dyn Iterator<Item = A> + Send>),
    /// an answer a promise, in order; and the thread that reads
    Threads(Receiver<Receiver<A>>, Option<JoinHandle<()>>),
}

/// Sets `jobs` workers to work on batches. Each gets a function of its own from `worker`, which may keep what it needs between batches. With one
/// worker no thread is started.
pub fn work<B, A, W>(batches: impl Iterator<Item = B> + Send + 'static, jobs: usize, worker: impl Fn() -> W) -> Answers<A>
where
    B: Send + 'static,
    A: Send + 'static,
    W: FnMut(B) -> A + Send + 'static,
{
    if jobs <= 1 {
        return Answers { source: Source::Here(Box::new(batches.map(worker()))) };
    }
    let (to_workers, from_reader) = sync_channel::<(B, SyncSender<A>)>(jobs);
    let (to_taker, answers) = sync_channel::<Receiver<A>>(jobs * 2);
    let from_reader = Arc::new(Mutex::new(from_reader));
    for n in 0..jobs {
        let from_reader = Arc::clone(&from_reader);
        let mut work = worker();
        let started = std::thread::Builder::new().spawn(move || {
            loop {
                let next = from_reader.lock().expect("no worker panics with the lock").recv();
                let Ok((batch, answer)) = next else { return };
                // nobody may want it any more
                let _ = answer.send(work(batch));
            }
        });
        // a machine that starts no more threads: fewer work, and with none there is no need of a reader
        if started.is_err() {
            if n == 0 {
                return Answers { source: Source::Here(Box::new(batches.map(worker()))) };
            }
            break;
        }
    }
    let reader = std::thread::spawn(move || {
        for batch in batches {
            let (answer, promise) = sync_channel(1);
            if to_taker.send(promise).is_err() || to_workers.send((batch, answer)).is_err() {
                return;
            }
        }
    });
    Answers { source: Source::Threads(answers, Some(reader)) }
}

impl<A> Iterator for Answers<A> {
    type Item = A;

    /// The next answer. A panic of the thread that reads, or of a worker, goes on here.
    fn next(&mut self) -> Option<A> {
        match &mut self.source {
            Source::Here(answers) => answers.next(),
            Source::Threads(answers, reader) => match answers.recv() {
                Ok(promise) => Some(promise.recv().expect("a worker answers every batch")),
                Err(_) => {
                    if let Some(Err(panic)) = reader.take().map(JoinHandle::join) {
                        std::panic::resume_unwind(panic);
                    }
                    None
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_the_order_of_the_batches() {
        for jobs in [1, 2, 8] {
            let slow = || |n: u64| (std::thread::sleep(std::time::Duration::from_micros(n * 7919 % 300)), n * 2).1;
            let answers: Vec<u64> = work(0..500u64, jobs, slow).collect();
            assert_eq!(answers, (0..500).map(|n| n * 2).collect::<Vec<_>>(), "{jobs}");
        }
    }

    #[test]
    fn dropping_the_answers_stops_the_reader() {
        let (told, ended) = sync_channel(1);
        let endless = (0u64..).inspect(|_| ()).chain(std::iter::once_with(move || told.send(()).map_or(0, |()| 0)));
        let mut answers = work(endless, 2, || |n| n);
        assert_eq!(answers.next(), Some(0));
        drop(answers);
        // the iterator, which owns the sender, is dropped with the reader
        assert_eq!(ended.recv(), Err(std::sync::mpsc::RecvError));
    }

    #[test]
    #[should_panic(expected = "no such batch")]
    fn a_panic_of_the_reader_is_not_the_end() {
        let batches = (0..3).map(|n| if n == 2 { panic!("no such batch") } else { n });
        work(batches, 2, || |n: i32| n).for_each(drop);
    }
}
