/** Public pages, documents for machines, and the owner's page inside a course. */
@NullMarked
package org.cairn.credential.web;

import org.jspecify.annotations.NullMarked;
