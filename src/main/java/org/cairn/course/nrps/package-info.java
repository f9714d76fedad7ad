/** LTI Names and Role Provisioning Services 2.0 as they go over the wire. */
@NullMarked
package org.cairn.course.nrps;

import org.jspecify.annotations.NullMarked;
