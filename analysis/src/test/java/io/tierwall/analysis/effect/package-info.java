@NullMarked
package io.tierwall.analysis.effect;

import org.jspecify.annotations.NullMarked;
