@NullMarked
package io.tierwall.analysis.rules;

import org.jspecify.annotations.NullMarked;
