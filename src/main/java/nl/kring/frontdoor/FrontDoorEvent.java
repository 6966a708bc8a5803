package nl.kring.frontdoor;

import nl.kring.tenant.TenantId;

/** What happens at a front door. */
public sealed interface FrontDoorEvent {
    TenantId tenant();

    record ReportReceived(TenantId tenant, ReportId report) implements FrontDoorEvent {}

    record NavigatorAssigned(TenantId tenant, ReportId report) implements FrontDoorEvent {}

    record VisitPlanned(TenantId tenant, ReportId report) implements FrontDoorEvent {}

    record NoticeReceived(TenantId tenant, NoticeId notice) implements FrontDoorEvent {}

    record NoticeRead(TenantId tenant, NoticeId notice) implements FrontDoorEvent {}

    record CheckAsked(TenantId tenant) implements FrontDoorEvent {}

    record CheckAnswered(TenantId tenant) implements FrontDoorEvent {}

    record DoubtAsked(TenantId tenant) implements FrontDoorEvent {}

    record DoubtAnswered(TenantId tenant) implements FrontDoorEvent {}

    record ReportDied(TenantId tenant, ReportId report) implements FrontDoorEvent {}

    /** This person moves, or does not after all. */
    record ReportMoves(TenantId tenant, ReportId report) implements FrontDoorEvent {}

    record ClockWarned(TenantId tenant, ReportId report) implements FrontDoorEvent {}
}
