/** Objects in stores that speak S3: Amazon's, MinIO, Ceph and others. */
@NullMarked
package io.assent.integrations.s3;

import org.jspecify.annotations.NullMarked;
