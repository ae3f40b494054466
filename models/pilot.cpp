#include "models/pilot.h"

namespace servicechain::models {

PilotDepartment& PilotDepartment::operator+=(const PilotDepartment& more) {
  days += more.days;
  arrivals += more.arrivals;
  backlog += more.backlog;
  people += more.people;
  utilisation += more.utilisation;
  arrivals_per_person += more.arrivals_per_person;
  backlog_per_person += more.backlog_per_person;
  input += more.input;
  inputs += more.inputs;
  satisfaction += more.satisfaction;
  customers += more.customers;
  return *this;
}

PilotSegment& PilotSegment::operator+=(const PilotSegment& more) {
  satisfaction += more.satisfaction;
  customers += more.customers;
  return *this;
}

}  // namespace servicechain::models
