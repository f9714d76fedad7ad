/** Pages of the audit trail. */
@NullMarked
package org.cairn.audit.web;

import org.jspecify.annotations.NullMarked;
