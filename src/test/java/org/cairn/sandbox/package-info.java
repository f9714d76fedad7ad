@NullMarked
package org.cairn.sandbox;

import org.jspecify.annotations.NullMarked;
