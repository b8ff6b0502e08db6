/**
 * What becomes of objects whose owners go. It knows owner references and finalizers, and nothing of what the objects
 * are.
 */
@NullMarked
package io.tierwall.lab.garbage;

import org.jspecify.annotations.NullMarked;
