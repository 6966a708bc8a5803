package nl.kring.circle;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface CircleResidentRepository extends ListCrudRepository<CircleResident, UUID> {
    List<CircleResident> findByCircleIdAndEndedAtIsNullOrderById(UUID circle);

    List<CircleResident> findByAccountIdAndEndedAtIsNullOrderById(UUID account);
}
