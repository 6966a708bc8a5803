package nl.kring.circle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface CircleMemberRepository extends ListCrudRepository<CircleMember, UUID> {
    List<CircleMember> findByCircleIdAndEndedAtIsNullOrderById(UUID circle);

    List<CircleMember> findByCircleIdAndEndedAtAfterOrderByEndedAtDesc(UUID circle, Instant moment);

    Optional<CircleMember> findByCircleIdAndAccountIdAndEndedAtIsNull(UUID circle, UUID account);

    List<CircleMember> findByAccountIdAndEndedAtIsNullOrderById(UUID account);
}
