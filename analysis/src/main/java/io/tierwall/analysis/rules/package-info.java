/**
 * Rules as they are met: who they protect and whom from as bitmaps over addresses, what they cover as sets of traffic.
 */
@NullMarked
package io.tierwall.analysis.rules;

import org.jspecify.annotations.NullMarked;
