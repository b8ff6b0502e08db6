@NullMarked
package io.tierwall.analysis.finding;

import org.jspecify.annotations.NullMarked;
