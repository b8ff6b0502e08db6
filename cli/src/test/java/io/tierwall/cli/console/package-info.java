/** The console as people use it: in a real browser, with a manager and lab clusters behind it. */
@NullMarked
package io.tierwall.cli.console;

import org.jspecify.annotations.NullMarked;
