/**
 * What lasts: documents by path, in revisions; secrets; who did what; records of drift; and the times of publishes. It
 * knows nothing of policies: a document is text. {@link io.tierwall.store.sqlite} keeps everything in one file; other
 * databases pass the same contract suite.
 */
@NullMarked
package io.tierwall.store;

import org.jspecify.annotations.NullMarked;
