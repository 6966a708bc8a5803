package nl.kring.circle;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface CircleResidentRepository extends JpaRepository<CircleResident, UUID> {
    List<CircleResident> findByCircleIdAndEndedAtIsNullOrderById(UUID circle);

    List<CircleResident> findByAccountIdAndEndedAtIsNullOrderById(UUID account);
}
