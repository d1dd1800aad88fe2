//! Many articles: documents from inputs, in order, on as many processors as there are.

use crate::article::{Failure, FailureKind};
use crate::document::Document;
use crate::engine::{Engine, Scratch};
use crate::input::Input;
use crate::workers::{Answers, work};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// A batch ends with the article that fills it, in bytes of text.
pub const BYTES: usize = 256 << 10;
/// Or with so many inputs.
pub const INPUTS: usize = 256;

/// One worker's tools: the engine, and vectors that it keeps from article to article.
#[derive(Debug)]
pub struct Worker {
    engine: Arc<Engine>,
    doc: Document,
    scratch: Scratch,
}

impl Worker {
    /// A worker of an engine.
    pub fn new(engine: &Arc<Engine>) -> Worker {
        Worker { engine: Arc::clone(engine), doc: Document::default(), scratch: Scratch::default() }
    }

    /// Reads an input and hands its document to `then`. A panic is a fault of the program; it costs its article, never the run.
    pub fn input<T>(&mut self, input: Input, then: impl FnOnce(&Document, &Engine) -> T) -> Result<T, Failure> {
        let internal = internal(&input);
        let result = catch_unwind(AssertUnwindSafe(|| {
            self.engine.extract_into(input.read()?, &mut self.doc, &mut self.scratch);
            Ok(then(&self.doc, &self.engine))
        }));
        result.unwrap_or_else(|_| {
            self.doc = Document::default();
            self.scratch = Scratch::default();
            Err(internal)
        })
    }
}

/// What a panic over this input would come to.
pub fn internal(input: &Input) -> Failure {
    let message = "the program failed on this article; please report it".to_owned();
    match input {
        Input::Article(article) => article.failure(FailureKind::Internal, message),
        Input::Page(page) => page.article.failure(FailureKind::Internal, message),
        Input::Failed(failure) => failure.clone(),
    }
}

/// The documents of many inputs, in the order of the inputs; see [`Engine::extract_all`].
pub struct Documents {
    answers: Answers<Vec<Result<Document, Failure>>>,
    batch: std::vec::IntoIter<Result<Document, Failure>>,
}

impl Iterator for Documents {
    type Item = Result<Document, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(next) = self.batch.next() {
                return Some(next);
            }
            self.batch = self.answers.next()?.into_iter();
        }
    }
}

impl Engine {
    /// Reads many articles with `jobs` workers: one document or one failure an input, in the order of the inputs, whatever the number of workers. Inputs
    /// are read as they are needed, a few batches ahead, so that a stream may be without end; with one job everything happens in `next`.
    ///
    /// ```
    /// use claimwire::Engine;
    /// use claimwire::input::{Inputs, Options};
    /// use std::sync::Arc;
    ///
    /// let engine = Arc::new(Engine::builtin());
    /// let lines: &[u8] = b"{\"id\":\"a\",\"text\":\"Oslo blamed the crew.\"}\n{\"id\":\"b\"}\n{\"id\":\"c\",\"text\":\"NATO condemned it.\"}\n";
    /// let mut told = Vec::new();
    /// for result in engine.extract_all(Inputs::of_reader("day.jsonl", lines, Options::default()), 2) {
    ///     told.push(match result {
    ///         Ok(doc) => format!("{}: {} claims", doc.article.id, doc.claims.len()),
    ///         Err(failure) => format!("{}: {}", failure.id.unwrap_or_default(), failure.message),
    ///     });
    /// }
    /// assert_eq!(told, ["a: 1 claims", "b: no field \"text\", expected one of id", "c: 1 claims"]);
    /// ```
    ///
    /// Directories, patterns and files are inputs too: `Inputs::new(["articles/".into()], Options::default())`. Articles that are at hand already are
    /// `Input::Article(Box::new(article))`.
    pub fn extract_all<I>(self: &Arc<Engine>, inputs: I, jobs: usize) -> Documents
    where
        I: IntoIterator<Item = Input>,
        I::IntoIter: Send + 'static,
    {
        let mut inputs = inputs.into_iter();
        // with one worker a batch would only delay its first document
        let most = if jobs <= 1 { 1 } else { INPUTS };
        let batches = std::iter::from_fn(move || {
            let mut batch = Vec::new();
            let mut size = 0;
            while size < BYTES && batch.len() < most {
                let Some(input) = inputs.next() else { break };
                size += input.size();
                batch.push(input);
            }
            (!batch.is_empty()).then_some(batch)
        });
        let answers = work(batches, jobs, || {
            let mut worker = Worker::new(self);
            move |batch: Vec<Input>| batch.into_iter().map(|input| worker.input(input, |doc, _| doc.clone())).collect()
        });
        Documents { answers, batch: Vec::new().into_iter() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[test]
    fn documents_come_in_order_and_are_those_of_extract() {
        let engine = Arc::new(Engine::builtin());
        let text = |n: usize| "Riga denied the report. “No,” said Ilze Kalna, who owns the dock. ".repeat(n % 7);
        let inputs = |count: usize| (0..count).map(move |n| Input::Article(Box::new(Article::new(n.to_string(), text(n)))));
        for jobs in [1, 3] {
            let docs: Vec<Document> = engine.extract_all(inputs(700), jobs).map(|d| d.expect("a document")).collect();
            assert_eq!(docs.len(), 700);
            for (n, doc) in docs.iter().enumerate() {
                assert_eq!(doc.article.id, n.to_string());
            }
            let alone = engine.extract(Article::new("6", text(6)));
            assert_eq!(docs[6].claims, alone.claims);
            assert!(!alone.claims.is_empty());
        }
        // a stream without end, of which two documents are wanted
        assert_eq!(engine.extract_all(inputs(usize::MAX), 2).take(2).count(), 2);
    }
}
