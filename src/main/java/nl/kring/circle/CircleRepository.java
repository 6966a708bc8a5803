package nl.kring.circle;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface CircleRepository extends ListCrudRepository<Circle, UUID> {
    List<Circle> findTop5BySourceIsNotNullOrderByIdDesc();
}
