@NullMarked
package io.tierwall.analysis.guardrail;

import org.jspecify.annotations.NullMarked;
