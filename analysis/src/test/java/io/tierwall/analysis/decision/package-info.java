@NullMarked
package io.tierwall.analysis.decision;

import org.jspecify.annotations.NullMarked;
