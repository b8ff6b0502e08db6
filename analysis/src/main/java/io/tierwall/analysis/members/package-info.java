/**
 * Who is selected: pods by label, namespace, service account and service, as bitmaps; addresses by block. Labels are
 * looked up in an index, so that a selection costs what it selects and not what there is.
 */
@NullMarked
package io.tierwall.analysis.members;

import org.jspecify.annotations.NullMarked;
