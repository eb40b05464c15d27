// Generated from openapi.json by `npm run api`; not edited by hand.
export interface paths {
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Audit.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Audit.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Audit.verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conditions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Condition.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conditions/parameters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Condition.parameters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conditions/parameters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["Condition.changeParameter"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conditions/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["Condition.change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Device.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Device.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Device.commands"];
        put?: never;
        post: operations["Device.command"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/packets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Device.packets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Enterprise.list"];
        put?: never;
        post: operations["Enterprise.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Enterprise.get"];
        put: operations["Enterprise.change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Enterprise.history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Event.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Event.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Event.acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Event.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{id}/false-alarm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Event.falseAlarm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Event.note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Catalogue.factors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Live.stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packet-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PacketNote.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["People.list"];
        put?: never;
        post: operations["People.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["People.change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["People.resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["People.addPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/posts/{post}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["People.endPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Point.list"];
        put?: never;
        post: operations["Point.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Telemetry.latest_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Point.get"];
        put: operations["Point.change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Point.history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/{id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Point.limits"];
        put?: never;
        post: operations["Point.addLimit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/{point}/figure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Telemetry.figure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/{point}/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Telemetry.latest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/{point}/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Mark.list"];
        put?: never;
        post: operations["Mark.mark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/{point}/marks/{mark}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Mark.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/{point}/rulings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Mark.rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/{point}/rulings/{mark}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Mark.withdraw_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/{point}/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Telemetry.series"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Quarantine.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quarantine/{id}/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Quarantine.adopt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quarantine/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Quarantine.dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Rates.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Region.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registry/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DatedRow.addChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registry/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["DatedRow.changeChannel"];
        post?: never;
        delete: operations["DatedRow.removeChannel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registry/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DatedRow.addDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registry/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DatedRow.device"];
        put: operations["DatedRow.changeDevice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registry/devices/{id}/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DatedRow.channels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registry/exports/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Import.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registry/imports/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Import.take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registry/limits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["DatedRow.changeLimit"];
        post?: never;
        delete: operations["DatedRow.removeLimit"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registry/templates/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Import.template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Catalogue.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Session.current"];
        put?: never;
        post: operations["Session.begin"];
        delete: operations["Session.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["Session.changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/telemetry/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ValueImport.take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AuditItem: {
            action: string;
            address: string;
            after: Record<string, never>;
            /** Format: date-time */
            at: string;
            before: Record<string, never>;
            digest: string | null;
            /** Format: int64 */
            id: number;
            person: string;
            reason: string;
            /** Format: int64 */
            sequence: number | null;
            subjectId: string;
            subjectKind: string;
        };
        AuditPage: {
            items: components["schemas"]["AuditItem"][];
            next: string | null;
        };
        AuditVerificationBody: {
            findings: components["schemas"]["AuditVerificationFinding"][];
            head: string;
            intact: boolean;
            /** Format: int64 */
            pending: number;
            /** Format: int64 */
            sealed: number;
        };
        AuditVerificationFinding: {
            /** @enum {string} */
            kind: "ENTRY_EDITED" | "ENTRY_DELETED" | "ENTRY_SMUGGLED_IN" | "LINK_MISSING" | "TAIL_CUT" | "CHAIN_REWRITTEN";
            /** Format: int64 */
            sequence: number;
        };
        ChannelBody: {
            factor?: string | null;
            gasState?: string | null;
            labelSide?: string | null;
            mn?: string | null;
            point?: string | null;
            /** Format: int32 */
            priority?: number | null;
            reason?: string | null;
            st?: string | null;
            unit?: string | null;
            validFrom?: string | null;
            validTo?: string | null;
            wireCode?: string | null;
        };
        ChannelView: {
            factor: string;
            gasState: string;
            /** Format: uuid */
            id: string;
            labelSide: string | null;
            point: components["schemas"]["Ref"];
            /** Format: int32 */
            priority: number;
            st: string;
            unit: string;
            /** Format: date-time */
            validFrom: string | null;
            /** Format: date-time */
            validTo: string | null;
            /** Format: int32 */
            version: number;
            wireCode: string;
        };
        ConditionBody: {
            autoClose: boolean;
            enabled: boolean;
            reason: string;
            /** Format: int32 */
            severity: number;
            /** Format: int32 */
            version: number;
        };
        ConditionItem: {
            autoClose: boolean;
            enabled: boolean;
            hits: components["schemas"]["EventReadsHits"];
            kind: string;
            promotable: boolean;
            /** Format: int32 */
            severity: number;
            title: string;
            /** Format: int32 */
            version: number;
        };
        ConditionParameterBody: {
            reason: string;
            /** Format: date-time */
            validFrom?: string | null;
            value: number;
            /** Format: int32 */
            version: number;
        };
        DatedRowMade: {
            /** Format: uuid */
            id: string;
        };
        DeviceBody: {
            addresses?: string[] | null;
            /** Format: int32 */
            clockOffsetS?: number | null;
            crc?: string | null;
            dialect?: string | null;
            edition?: string | null;
            labelSide?: string | null;
            /** Format: int32 */
            minuteIntervalMin?: number | null;
            mn?: string | null;
            name?: string | null;
            password?: string | null;
            point?: string | null;
            /** Format: int32 */
            realtimeIntervalS?: number | null;
            reason?: string | null;
            state?: string | null;
        };
        DeviceCommandBody: {
            command?: string | null;
            parameters?: {
                [key: string]: string;
            } | null;
        };
        DeviceItemsDeviceReadsCommandView: {
            items: components["schemas"]["DeviceReadsCommandView"][];
            next: string | null;
        };
        DeviceItemsDeviceReadsDeviceView: {
            items: components["schemas"]["DeviceReadsDeviceView"][];
            next: string | null;
        };
        DeviceItemsRawPacketsPacketView: {
            items: components["schemas"]["RawPacketsPacketView"][];
            next: string | null;
        };
        DeviceMade: {
            /** Format: uuid */
            id: string;
        };
        DeviceReadsCommandView: {
            answers: string[];
            /** Format: int32 */
            attempts: number;
            /** Format: date-time */
            closedAt: string | null;
            command: string;
            /** Format: uuid */
            id: string;
            origin: string;
            /** Format: int32 */
            packets: number;
            parameters: {
                [key: string]: Record<string, never>;
            };
            /** Format: date-time */
            requestedAt: string;
            /** Format: int32 */
            result: number | null;
            state: string;
        };
        DeviceReadsDeviceView: {
            /** Format: int64 */
            bytes: number;
            /** Format: int32 */
            clockDriftSeconds: number | null;
            edition: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastData: string | null;
            /** Format: date-time */
            lastSeen: string | null;
            mn: string;
            name: string;
            online: boolean;
            /** Format: int64 */
            packets: number;
            /** Format: double */
            packetsPerHour: number;
            peer: string | null;
            point: components["schemas"]["DeviceReadsPointName"];
            problems: {
                [key: string]: number;
            };
            /** @enum {string} */
            state: "active" | "suspended";
        };
        DeviceReadsPointName: {
            /** Format: uuid */
            id: string;
            name: string;
            nameEn: string | null;
        };
        DeviceView: {
            addresses: string[];
            /** Format: int32 */
            clockOffsetS: number;
            crc: string;
            dialect: string;
            edition: string;
            hasPassword: boolean;
            /** Format: uuid */
            id: string;
            labelSide: string;
            /** Format: int32 */
            minuteIntervalMin: number;
            mn: string;
            name: string;
            /** Format: int32 */
            realtimeIntervalS: number;
            state: string;
            /** Format: int32 */
            version: number;
        };
        EnterpriseBody: {
            address?: string | null;
            code?: string | null;
            creditCode?: string | null;
            industry?: string | null;
            lat?: number | null;
            lon?: number | null;
            name?: string | null;
            nameEn?: string | null;
            reason?: string | null;
            region?: string | null;
            shortName?: string | null;
        };
        EnterpriseMade: {
            /** Format: uuid */
            id: string;
        };
        EnterpriseView: {
            address: string | null;
            code: string;
            creditCode: string | null;
            /** Format: uuid */
            id: string;
            industry: string | null;
            lat: number | null;
            lon: number | null;
            name: string;
            nameEn: string | null;
            region: components["schemas"]["Ref"];
            shortName: string | null;
            /** Format: int32 */
            version: number;
        };
        EventActBody: {
            cause?: string | null;
            note?: string | null;
        };
        EventDetail: {
            /** Format: date-time */
            acknowledgedAt: string | null;
            acts: string[];
            /** Format: date-time */
            beganAt: string | null;
            cause: string | null;
            /** Format: date-time */
            clearedAt: string | null;
            /** Format: date-time */
            closedAt: string | null;
            /** Format: int32 */
            count: number;
            enterprise: components["schemas"]["EventReadsRef"] | null;
            factor: string | null;
            /** Format: uuid */
            id: string;
            kind: string;
            /** Format: date-time */
            lastAt: string | null;
            late: boolean;
            /** Format: date-time */
            openedAt: string;
            outcome: string;
            owner: string | null;
            point: components["schemas"]["EventReadsPointRef"] | null;
            region: components["schemas"]["EventReadsRef"] | null;
            sentence: string;
            /** Format: int32 */
            severity: number;
            /** @enum {string} */
            state: "open" | "closed";
            steps: components["schemas"]["EventStepItem"][];
            title: string;
        };
        EventItem: {
            /** Format: date-time */
            acknowledgedAt: string | null;
            /** Format: date-time */
            beganAt: string | null;
            cause: string | null;
            /** Format: date-time */
            clearedAt: string | null;
            /** Format: date-time */
            closedAt: string | null;
            /** Format: int32 */
            count: number;
            enterprise: components["schemas"]["EventReadsRef"] | null;
            factor: string | null;
            /** Format: uuid */
            id: string;
            kind: string;
            /** Format: date-time */
            lastAt: string | null;
            late: boolean;
            /** Format: date-time */
            openedAt: string;
            outcome: string;
            owner: string | null;
            point: components["schemas"]["EventReadsPointRef"] | null;
            region: components["schemas"]["EventReadsRef"] | null;
            sentence: string;
            /** Format: int32 */
            severity: number;
            /** @enum {string} */
            state: "open" | "closed";
            title: string;
        };
        EventPage: {
            items: components["schemas"]["EventItem"][];
            next: string | null;
        };
        EventReadsHits: {
            /** Format: int64 */
            falseAlarms: number;
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            raised: number;
            /** Format: int64 */
            real: number;
            /** Format: double */
            secondsToKnown: number | null;
        };
        EventReadsPointRef: {
            code: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "waste_gas_outlet" | "waste_water_outlet" | "air_station" | "micro_station" | "water_section" | "pump_station";
            name: string;
            nameEn: string | null;
        };
        EventReadsRef: {
            code: string;
            /** Format: uuid */
            id: string;
            name: string;
            nameEn: string | null;
        };
        EventStepItem: {
            act: string;
            /** Format: date-time */
            at: string;
            by: string;
            cause: string | null;
            note: string;
            text: string;
        };
        FactorAtPoint: {
            code: string;
            /** Format: int32 */
            decimals: number;
            name: string;
            nameEn: string;
            unit: string;
        };
        FactorView: {
            amountUnit: string | null;
            code: string;
            /** Format: int32 */
            decimals: number;
            legacyCode: string | null;
            medium: string;
            name: string;
            nameEn: string;
            source: string;
            unit: string;
            verified: boolean;
            /** Format: int32 */
            version: number;
        };
        Figure: {
            /** @enum {string} */
            averaging: "instant" | "minute" | "hour" | "day";
            count: components["schemas"]["FigureCount"];
            /** Format: date-time */
            end: string;
            factor: string;
            /** @enum {string} */
            level: "ok" | "near" | "exceeded" | "unknown";
            limit: components["schemas"]["FigureLimit"] | null;
            number: number | null;
            /** Format: uuid */
            point: string;
            /** @enum {string|null} */
            source: "device" | "computed" | null;
            /** Format: date-time */
            start: string;
            state: components["schemas"]["FigureState"];
            suffix: string;
            text: string | null;
            unit: string;
        };
        FigureAnswer: {
            figure: components["schemas"]["Figure"];
            provenance: components["schemas"]["FigureProvenance"];
        };
        FigureCount: {
            /** Format: int32 */
            due: number;
            /** Format: int32 */
            valid: number;
        };
        FigureLimit: {
            averaging: string;
            clause: string;
            lower: number | null;
            standard: string;
            unit: string;
            upper: number | null;
        };
        FigureProvenance: {
            count: components["schemas"]["FigureCount"];
            inputs: components["schemas"]["Figure"][];
            label: string;
            marks: string[];
            raw: components["schemas"]["FigureRaw"][];
            revisions: components["schemas"]["FigureRevision"][];
            rule: components["schemas"]["FigureRule"] | null;
            /** Format: int64 */
            rulesSnapshot: number;
        };
        FigureRaw: {
            /** Format: date-time */
            arrival: string;
            /** Format: int32 */
            command: number;
            /** Format: date-time */
            dataTime: string;
            /** Format: uuid */
            device: string | null;
            packetId: string;
        };
        FigureRevision: {
            cause: string;
            factors: string[];
            /** Format: date-time */
            recordedAt: string;
            /** Format: int32 */
            revision: number;
            /** Format: int64 */
            rulesSnapshot: number;
        };
        FigureRule: {
            clause: string;
            edition: string;
            /** Format: int32 */
            needed: number;
            standard: string;
        };
        FigureState: {
            /** @enum {string} */
            origin: "measured" | "back-filled" | "substituted" | "estimated";
            reference: string;
            /** @enum {string} */
            review: "raw" | "screened" | "audited";
            usability: string;
            valid: boolean;
            why: string[];
        };
        Hit: {
            /** Format: uuid */
            id: string;
            kind: string;
            path: string;
            subtitle: string;
            title: string;
            titleEn: string | null;
        };
        HourCounts: {
            /** Format: int32 */
            due: number;
            /** Format: int32 */
            inTime: number;
            /** Format: int32 */
            received: number;
            /** Format: int32 */
            stopped: number;
            /** Format: int32 */
            valid: number;
        };
        ImportLineItem: {
            /** Format: int32 */
            line: number;
            outcome: string;
            problems: components["schemas"]["ImportProblemItem"][];
            sheet: string;
        };
        ImportProblemItem: {
            code: string;
            column: string;
            cure?: string | null;
            title: string;
            value: string;
        };
        ImportReportBody: {
            /** Format: int64 */
            changed: number;
            /** Format: int64 */
            created: number;
            /** Format: int64 */
            failed: number;
            lines: components["schemas"]["ImportLineItem"][];
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            unchanged: number;
            written: boolean;
        };
        Latest: {
            /** Format: int64 */
            ageSeconds: number;
            figures: components["schemas"]["Figure"][];
            kind: string;
            online: boolean | null;
            /** Format: uuid */
            point: string;
            /** Format: date-time */
            time: string;
        };
        LimitBody: {
            averaging?: string | null;
            basis?: string | null;
            clause?: string | null;
            factor?: string | null;
            lower?: number | null;
            point?: string | null;
            reason?: string | null;
            standard?: string | null;
            unit?: string | null;
            upper?: number | null;
            validFrom?: string | null;
            validTo?: string | null;
        };
        LimitView: {
            averaging: string;
            basis: string;
            clause: string;
            factor: string;
            /** Format: uuid */
            id: string;
            lower: number | null;
            standard: string;
            unit: string;
            upper: number | null;
            /** Format: date-time */
            validFrom: string | null;
            /** Format: date-time */
            validTo: string | null;
            /** Format: int32 */
            version: number;
        };
        LiveNotice: {
            id: string;
            topic: string;
            /** Format: int64 */
            version: number;
        };
        MarkItems: {
            items: components["schemas"]["MarkShown"][];
            next: string | null;
        };
        MarkNewMark: {
            factors?: string[] | null;
            /** Format: date-time */
            from: string;
            kind: string;
            reason: string;
            /** Format: date-time */
            to: string;
        };
        MarkReason: {
            reason: string;
        };
        MarkShown: {
            factors: string[];
            /** Format: date-time */
            from: string;
            /** Format: uuid */
            id: string;
            kind: string;
            /** @enum {string} */
            layer: "device" | "enterprise" | "bureau";
            reason: string;
            /** Format: date-time */
            recordedAt: string;
            recordedBy: string;
            /** Format: date-time */
            to: string;
            withdrawalReason: string | null;
            /** Format: date-time */
            withdrawnAt: string | null;
            withdrawnBy: string | null;
        };
        PacketNote: {
            code: string;
            /** @enum {string} */
            policy: "hold" | "note" | "silent";
            text: string;
        };
        PagesPageEnterpriseView: {
            items: components["schemas"]["EnterpriseView"][];
            next: string | null;
        };
        PagesPagePointItem: {
            items: components["schemas"]["PointItem"][];
            next: string | null;
        };
        ParameterReadsParameterView: {
            by: string;
            certainty: string;
            defaultValue: number | null;
            factor: string | null;
            /** Format: uuid */
            id: string;
            key: string;
            kind: string;
            medium: string | null;
            reason: string;
            unit: string;
            /** Format: date-time */
            validFrom: string | null;
            /** Format: date-time */
            validTo: string | null;
            value: number;
            verified: boolean;
            /** Format: int32 */
            version: number;
        };
        PeopleChangedPerson: {
            active: boolean;
            name: string;
        };
        PeopleEndOfPost: {
            /** Format: date-time */
            at?: string | null;
        };
        PeopleNewPerson: {
            login: string;
            name: string;
        };
        PeopleNewPost: {
            department?: string | null;
            enterprise?: string | null;
            region?: string | null;
            /** @enum {string} */
            role: "LEADER" | "ANALYST" | "SUPERVISOR" | "DEPARTMENT" | "GRID" | "ENTERPRISE" | "ADMIN";
            title?: string | null;
            /** Format: date-time */
            validFrom?: string | null;
            /** Format: date-time */
            validTo?: string | null;
            whole: boolean;
        };
        PeopleOneTimePassword: {
            oneTimePassword: string;
        };
        PeoplePersonItem: {
            active: boolean;
            /** Format: uuid */
            id: string;
            login: string;
            name: string;
            posts: components["schemas"]["PeoplePostItem"][];
            scope: components["schemas"]["SessionScope"];
        };
        PeoplePersonList: {
            items: components["schemas"]["PeoplePersonItem"][];
            next: string | null;
        };
        PeoplePostItem: {
            department: string | null;
            enterprise: string | null;
            /** Format: uuid */
            id: string;
            region: string | null;
            /** @enum {string} */
            role: "LEADER" | "ANALYST" | "SUPERVISOR" | "DEPARTMENT" | "GRID" | "ENTERPRISE" | "ADMIN";
            title: string;
            /** Format: date-time */
            validFrom: string;
            /** Format: date-time */
            validTo: string | null;
            whole: boolean;
        };
        PointBody: {
            code?: string | null;
            details?: {
                [key: string]: string;
            } | null;
            enterprise?: string | null;
            factors?: string[] | null;
            kind?: string | null;
            lat?: number | null;
            lon?: number | null;
            name?: string | null;
            nameEn?: string | null;
            reason?: string | null;
            referenceO2?: number | null;
            region?: string | null;
        };
        PointItem: {
            code: string;
            enterprise: components["schemas"]["Ref"] | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "waste_gas_outlet" | "waste_water_outlet" | "air_station" | "micro_station" | "water_section" | "pump_station";
            lat: number | null;
            lon: number | null;
            name: string;
            nameEn: string | null;
            referenceO2: number | null;
            region: components["schemas"]["Ref"];
            /** Format: int32 */
            version: number;
        };
        PointMade: {
            /** Format: uuid */
            id: string;
        };
        PointView: {
            code: string;
            details: {
                [key: string]: string;
            };
            devices: components["schemas"]["DeviceView"][];
            enterprise: components["schemas"]["Ref"] | null;
            factors: components["schemas"]["FactorAtPoint"][];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "waste_gas_outlet" | "waste_water_outlet" | "air_station" | "micro_station" | "water_section" | "pump_station";
            lat: number | null;
            lon: number | null;
            name: string;
            nameEn: string | null;
            referenceO2: number | null;
            region: components["schemas"]["Ref"];
            /** Format: int32 */
            version: number;
        };
        ProblemBody: {
            code: string;
            cure?: string | null;
            detail: string;
            params: {
                [key: string]: Record<string, never>;
            };
            /** Format: int32 */
            status: number;
            title: string;
            type: string;
        };
        QuarantineAdopted: {
            /** Format: uuid */
            device: string;
            /** Format: int32 */
            readmitted: number;
        };
        QuarantineDeskStranger: {
            /** Format: int64 */
            bytes: number;
            edition: string | null;
            /** Format: date-time */
            firstSeen: string;
            /** Format: uuid */
            id: string;
            /** Format: int32 */
            keptPackets: number;
            /** Format: date-time */
            lastSeen: string;
            mn: string;
            /** Format: int64 */
            packets: number;
            peer: string;
            st: string | null;
        };
        QuarantineItems: {
            items: components["schemas"]["QuarantineDeskStranger"][];
            next: string | null;
        };
        Rates: {
            effective: string | null;
            immediate: string | null;
            online: string | null;
            transmission: string | null;
            validity: string | null;
        };
        RatesItems: {
            items: components["schemas"]["RatesLine"][];
            next: string | null;
        };
        RatesLine: {
            connection: components["schemas"]["HourCounts"];
            hours: components["schemas"]["HourCounts"];
            /** Format: uuid */
            id: string;
            name: string;
            rates: components["schemas"]["Rates"];
        };
        RawPacketsPacketView: {
            /** Format: date-time */
            arrival: string;
            /** Format: int32 */
            length: number;
            notes: string[];
            packetId: string;
            peer: string;
            text: string;
        };
        Ref: {
            code: string;
            /** Format: uuid */
            id: string;
            name: string;
            nameEn: string | null;
        };
        RegionItem: {
            code: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            level: "city" | "district" | "town" | "village";
            name: string;
            nameEn: string;
            /** Format: uuid */
            parent: string | null;
        };
        RevisionView: {
            act: string;
            /** Format: date-time */
            at: string;
            by: string;
            key: string;
            kind: string;
            reason: string;
            state: {
                [key: string]: Record<string, never>;
            };
            /** Format: date-time */
            validFrom: string | null;
            /** Format: date-time */
            validTo: string | null;
            /** Format: int32 */
            version: number;
        };
        SeriesAnswer: {
            /** Format: date-time */
            from: string;
            gaps: number[][];
            kind: string;
            limits: components["schemas"]["SeriesAnswerLimitSegment"][];
            /** Format: uuid */
            point: string;
            series: components["schemas"]["SeriesAnswerCurve"][];
            times: number[];
            /** Format: date-time */
            to: string;
        };
        SeriesAnswerCurve: {
            averaging: string;
            factor: string;
            max: (number | null)[];
            min: (number | null)[];
            source: string;
            state: string;
            suffix: string;
            unit: string;
            values: (number | null)[];
            why: {
                [key: string]: string[];
            };
        };
        SeriesAnswerLimitSegment: {
            averaging: string;
            basis: string;
            clause: string;
            factor: string;
            /** Format: date-time */
            from: string;
            lower: number | null;
            standard: string;
            /** Format: date-time */
            to: string;
            unit: string;
            upper: number | null;
        };
        SessionBody: {
            csrf: string;
            mustChangePassword: boolean;
            person: components["schemas"]["SessionPerson"];
            rights: ("REGISTRY_EDIT" | "DEVICE_ADMIT" | "DEVICE_COMMAND" | "MARK_ENTERPRISE" | "RULING" | "EVENT_HANDLE" | "ACCOUNT_ADMIN" | "AUDIT_READ" | "RAW_READ" | "IMPORT")[];
            roles: ("LEADER" | "ANALYST" | "SUPERVISOR" | "DEPARTMENT" | "GRID" | "ENTERPRISE" | "ADMIN")[];
            scope: components["schemas"]["SessionScope"];
        };
        SessionPasswordRequest: {
            current: string;
            fresh: string;
        };
        SessionPerson: {
            /** Format: uuid */
            id: string;
            login: string;
            name: string;
        };
        SessionScope: {
            sentenceEn: string;
            sentenceZh: string;
        };
        SessionSignInRequest: {
            name: string;
            password: string;
        };
        SseEmitter: {
            /** Format: int64 */
            timeout?: number;
        };
        TelemetryItemsLatest: {
            items: components["schemas"]["Latest"][];
            next: string | null;
        };
        ValueImportValueLine: {
            /** Format: int32 */
            line: number;
            outcome: string;
            problems: components["schemas"]["ValueImportValueProblem"][];
        };
        ValueImportValueProblem: {
            code: string;
            column: string;
            cure?: string | null;
            title: string;
            value: string;
        };
        ValueImportValueReport: {
            /** Format: int64 */
            changed: number;
            /** Format: int64 */
            created: number;
            /** Format: int64 */
            failed: number;
            lines: components["schemas"]["ValueImportValueLine"][];
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            unchanged: number;
            written: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "Audit.list": {
        parameters: {
            query?: {
                action?: string;
                subject?: string;
                from?: string;
                to?: string;
                cursor?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
        };
    };
    "Audit.export": {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    "Audit.verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerificationBody"];
                };
            };
        };
    };
    "Condition.list": {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConditionItem"][];
                };
            };
        };
    };
    "Condition.parameters": {
        parameters: {
            query?: {
                kind?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterReadsParameterView"][];
                };
            };
        };
    };
    "Condition.changeParameter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConditionParameterBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "Condition.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConditionBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "Device.list": {
        parameters: {
            query?: {
                region?: string;
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceItemsDeviceReadsDeviceView"];
                };
            };
        };
    };
    "Device.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceReadsDeviceView"];
                };
            };
        };
    };
    "Device.commands": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceItemsDeviceReadsCommandView"];
                };
            };
        };
    };
    "Device.command": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceCommandBody"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceMade"];
                };
            };
        };
    };
    "Device.packets": {
        parameters: {
            query?: {
                before?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceItemsRawPacketsPacketView"];
                };
            };
        };
    };
    "Enterprise.list": {
        parameters: {
            query?: {
                region?: string;
                q?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagesPageEnterpriseView"];
                };
            };
        };
    };
    "Enterprise.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterpriseBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseMade"];
                };
            };
        };
    };
    "Enterprise.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseView"];
                };
            };
        };
    };
    "Enterprise.change": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterpriseBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "Enterprise.history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionView"][];
                };
            };
        };
    };
    "Event.list": {
        parameters: {
            query?: {
                state?: string;
                region?: string;
                kind?: string;
                point?: string;
                enterprise?: string;
                cursor?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
        };
    };
    "Event.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDetail"];
                };
            };
        };
    };
    "Event.acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EventActBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "Event.close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventActBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "Event.falseAlarm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventActBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "Event.note": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventActBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "Catalogue.factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorView"][];
                };
            };
        };
    };
    "Live.stream": {
        parameters: {
            query?: {
                topics?: string[];
            };
            header?: never;
            path?: never;
            cookie: {
                qs_session: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["SseEmitter"];
                };
            };
        };
    };
    "PacketNote.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PacketNote"][];
                };
            };
        };
    };
    "People.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePersonList"];
                };
            };
        };
    };
    "People.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeopleNewPerson"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePersonItem"];
                };
            };
        };
    };
    "People.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeopleChangedPerson"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePersonItem"];
                };
            };
        };
    };
    "People.resetPassword": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleOneTimePassword"];
                };
            };
        };
    };
    "People.addPost": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeopleNewPost"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePersonItem"];
                };
            };
        };
    };
    "People.endPost": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                post: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeopleEndOfPost"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePersonItem"];
                };
            };
        };
    };
    "Point.list": {
        parameters: {
            query?: {
                region?: string;
                enterprise?: string;
                kind?: string;
                q?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagesPagePointItem"];
                };
            };
        };
    };
    "Point.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PointBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointMade"];
                };
            };
        };
    };
    "Telemetry.latest_1": {
        parameters: {
            query?: {
                region?: string;
                enterprise?: string;
                kind?: string;
                level?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TelemetryItemsLatest"];
                };
            };
        };
    };
    "Point.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointView"];
                };
            };
        };
    };
    "Point.change": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PointBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "Point.history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionView"][];
                };
            };
        };
    };
    "Point.limits": {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitView"][];
                };
            };
        };
    };
    "Point.addLimit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointMade"];
                };
            };
        };
    };
    "Telemetry.figure": {
        parameters: {
            query: {
                factor: string;
                basis?: string;
                kind: string;
                start: string;
            };
            header?: never;
            path: {
                point: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FigureAnswer"];
                };
            };
        };
    };
    "Telemetry.latest": {
        parameters: {
            query?: {
                kind?: string;
            };
            header?: never;
            path: {
                point: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TelemetryItemsLatest"];
                };
            };
        };
    };
    "Mark.list": {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                point: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkItems"];
                };
            };
        };
    };
    "Mark.mark": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                point: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkNewMark"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
        };
    };
    "Mark.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                point: string;
                mark: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkReason"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "Mark.rule": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                point: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkNewMark"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
        };
    };
    "Mark.withdraw_1": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                point: string;
                mark: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkReason"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "Telemetry.series": {
        parameters: {
            query: {
                kind: string;
                factors?: string[];
                from: string;
                to: string;
                maxPoints?: number;
            };
            header?: never;
            path: {
                point: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesAnswer"];
                };
            };
        };
    };
    "Quarantine.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantineItems"];
                };
            };
        };
    };
    "Quarantine.adopt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantineAdopted"];
                };
            };
        };
    };
    "Quarantine.dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "Rates.list": {
        parameters: {
            query: {
                by: string;
                from: string;
                to: string;
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatesItems"];
                };
            };
        };
    };
    "Region.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionItem"][];
                };
            };
        };
    };
    "DatedRow.addChannel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatedRowMade"];
                };
            };
        };
    };
    "DatedRow.changeChannel": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "DatedRow.removeChannel": {
        parameters: {
            query?: {
                reason?: string;
            };
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "DatedRow.addDevice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatedRowMade"];
                };
            };
        };
    };
    "DatedRow.device": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceView"];
                };
            };
        };
    };
    "DatedRow.changeDevice": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "DatedRow.channels": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelView"][];
                };
            };
        };
    };
    "Import.export": {
        parameters: {
            query?: {
                format?: string;
            };
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    "Import.take": {
        parameters: {
            query?: {
                dryRun?: boolean;
                reason?: string;
            };
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReportBody"];
                };
            };
        };
    };
    "DatedRow.changeLimit": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "DatedRow.removeLimit": {
        parameters: {
            query?: {
                reason?: string;
            };
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "Import.template": {
        parameters: {
            query?: {
                format?: string;
            };
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    "Catalogue.search": {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hit"][];
                };
            };
        };
    };
    "Session.current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionBody"];
                };
            };
        };
    };
    "Session.begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionSignInRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionBody"];
                };
            };
        };
    };
    "Session.end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "Session.changePassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionPasswordRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "ValueImport.take": {
        parameters: {
            query?: {
                label?: string;
                dryRun?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValueImportValueReport"];
                };
            };
        };
    };
}
