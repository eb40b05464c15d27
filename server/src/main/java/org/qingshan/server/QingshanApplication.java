/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The application in one process: gateway, pipeline, stores and the web interface. */
@SpringBootApplication
@Modulithic(systemName = "Qingshan")
public class QingshanApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(QingshanApplication.class, arguments);
    }
}
