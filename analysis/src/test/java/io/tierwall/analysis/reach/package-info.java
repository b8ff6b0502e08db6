@NullMarked
package io.tierwall.analysis.reach;

import org.jspecify.annotations.NullMarked;
