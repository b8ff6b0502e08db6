@NullMarked
package io.tierwall.analysis.traffic;

import org.jspecify.annotations.NullMarked;
