//! Near-duplicates: articles that repeat an earlier one of the run, in other words the same wire story under another address.
//!
//! Two articles are near-duplicates if the sets of their shingles (five words in a row, folded) are alike: a Jaccard similarity of about 0.7 or
//! more. It is estimated by MinHash (Broder 1997) with one permutation (Li, Owen and Zhang 2012), empty bins filled as by Shrivastava (2017), of
//! which eight bits a bin are kept (Li and König 2010). Candidates come from banding, the usual form of locality-sensitive hashing (Leskovec,
//! Rajaraman and Ullman, *Mining of Massive Datasets*, 3.4). Memory is bounded: the index knows the last 131,072 articles that were no duplicates.

mod index;
mod signature;

pub use index::Index;
pub use signature::Signature;
