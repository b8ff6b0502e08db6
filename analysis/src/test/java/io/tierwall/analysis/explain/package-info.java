@NullMarked
package io.tierwall.analysis.explain;

import org.jspecify.annotations.NullMarked;
