/**
 * Who said which field: the ownership that {@code metadata.managedFields} records, and server-side apply, which acts on
 * it. Maps are granular and lists are atomic, for all kinds. Pure functions of trees; they know no kinds and no store.
 */
@NullMarked
package io.tierwall.lab.apiserver.fields;

import org.jspecify.annotations.NullMarked;
