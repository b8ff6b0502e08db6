/** What the analysis says, met by packets. */
@NullMarked
package io.tierwall.analysis.proof;

import org.jspecify.annotations.NullMarked;
